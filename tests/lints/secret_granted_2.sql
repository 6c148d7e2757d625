-- fires: secret_granted - the migrator may read the seal key
grant select on ctx.seal_keys to bmms_migrator;
