-- fires: login_granted - the login of the service reads a view of tenant rows
grant select on planning.annual_plan_summaries to bmms_service;
