-- fires: role_setting - dumps of sign-in are silently filtered
alter role bmms_accounts set row_security = on;
