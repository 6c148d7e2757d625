-- fires: owner_wrong - a table belongs to a superuser
alter table planning.goals owner to current_user;
