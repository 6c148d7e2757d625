-- fires: login_granted - the login of the service reads tenant rows by itself
grant select on planning.goals to bmms_service;
