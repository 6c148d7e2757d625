-- fires: privilege_public - everybody may read one column
grant select (title) on planning.goals to public;
