-- fires: drift - the guard of goals is gone
drop trigger guard on planning.goals;
