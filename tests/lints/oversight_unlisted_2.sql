-- fires: oversight_unlisted - needs assessment is granted to oversight, though somebody lists it
create schema mana authorization bmms_owner;
create table mana.needs (org_id integer, id uuid);
alter table mana.needs owner to bmms_owner;
create or replace view audit.oversight_columns with (security_invoker = true, security_barrier = true) as
select 'mana.needs' as object, 'org_id' as column_name;
grant select (org_id) on mana.needs to bmms_oversight;
