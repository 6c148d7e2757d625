-- fires: login_granted - sign-in reads one column of tenant rows
grant select (title) on planning.goals to bmms_accounts;
