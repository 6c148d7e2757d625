-- fires: grant_without_door - a privilege that no policy lets through
drop policy read on planning.goals;
