-- fires: privilege_public - everybody may use schema public
grant usage on schema public to public;
