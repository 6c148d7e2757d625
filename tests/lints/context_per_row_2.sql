-- fires: context_per_row - the sub-select depends on the row
alter policy read on planning.goals using ((select ctx.can(priority)));
