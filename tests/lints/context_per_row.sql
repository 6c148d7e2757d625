-- fires: context_per_row - the context function runs for every row
alter policy read on planning.goals using (ctx.can('planning.view'));
