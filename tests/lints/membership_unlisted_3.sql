-- fires: membership_unlisted - a person reads across organizations
create role stranger login;
grant bmms_oversight to stranger;
