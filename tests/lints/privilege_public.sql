-- fires: privilege_public - everybody may read it
grant select on planning.goals to public;
