-- fires: privilege_dangerous - anybody's function sees every new row
grant trigger on planning.goals to public;
