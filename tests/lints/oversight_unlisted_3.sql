-- fires: oversight_unlisted - a whole table is granted to oversight
grant select on planning.goals to bmms_oversight;
