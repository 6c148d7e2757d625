-- fires: view_not_invoker - a replacement that forgets the options
set local role bmms_owner;
create view planning.titles with (security_invoker = true, security_barrier = true) as select g.org_id, g.title from planning.goals g;
create or replace view planning.titles as select g.org_id, g.title from planning.goals g;
reset role;
