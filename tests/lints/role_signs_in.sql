-- fires: role_signs_in - the owner of the context may sign in
alter role bmms_ctx_owner login;
