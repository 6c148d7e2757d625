-- fires: tenant_table_inherited - the child has no policies
set local role bmms_owner;
create table planning.goals_archive () inherits (planning.goals);
reset role;
