-- fires: oversight_door_different - oversight may write
create policy oversight_write on planning.goals for update to bmms_oversight using ((select ctx.oversees()));
