-- fires: stranger_granted - a role of another system reads the table
create role stranger;
grant select on planning.goals to stranger;
