-- fires: drift - oversight may write, as far as its settings go
alter role bmms_oversight reset default_transaction_read_only;
