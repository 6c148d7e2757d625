-- fires: definer_owner - a function lends the rights of a superuser
alter function ctx.person_name(uuid) owner to current_user;
