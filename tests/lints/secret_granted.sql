-- fires: secret_granted - the auditors may read password hashes
grant select (username, password_hash) on auth.users to bmms_auditor;
