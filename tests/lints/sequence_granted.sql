-- fires: sequence_granted - a tenant may see how often keys rotate
grant select on sequence ctx.seal_keys_kid_seq to bmms_tenant;
