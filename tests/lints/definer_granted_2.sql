-- fires: definer_granted - the service may call what sign-in calls
grant execute on function auth.credentials(text, inet, integer, integer, interval) to bmms_service;
