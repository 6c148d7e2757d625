-- fires: relation_without_rls_granted - a copy of all organizations' rows
set local role bmms_owner;
create materialized view planning.totals as select g.org_id, count(*) as goals from planning.goals g group by g.org_id with no data;
grant select on planning.totals to bmms_report;
reset role;
