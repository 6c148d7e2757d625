-- fires: oversight_unlisted - a text that an organization wrote is granted to oversight
grant select (title) on planning.strategic_plans to bmms_oversight;
