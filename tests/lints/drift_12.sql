-- fires: drift - functions to come are executable by everybody again
alter default privileges for role bmms_owner grant execute on functions to public;
