-- fires: policies_overlap - a door for every command beside the others
create policy everything on planning.goals for all to bmms_tenant using ((select ctx.can('planning.edit')));
