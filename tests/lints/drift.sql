-- fires: drift - a door is wider than the version deployed made it, and still a door like any other
alter policy read on planning.goals using ((select ctx.can('planning.export')));
