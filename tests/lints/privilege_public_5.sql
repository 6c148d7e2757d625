-- fires: privilege_public - everybody may draw numbers
grant usage on sequence ctx.seal_keys_kid_seq to public;
