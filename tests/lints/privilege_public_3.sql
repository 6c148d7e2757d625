-- fires: privilege_public - everybody may create in schema public
grant create on schema public to public;
