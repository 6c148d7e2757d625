-- fires: oversight_writes - the login of oversight no longer begins read only
alter role bmms_oversight reset default_transaction_read_only;
