-- fires: definer_granted - a tenant may rotate the seal key
grant execute on function ctx.rotate_key() to bmms_tenant;
