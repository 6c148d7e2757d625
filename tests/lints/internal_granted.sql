-- fires: internal_granted - sign-in reads memberships directly
grant select on auth.memberships to bmms_accounts;
