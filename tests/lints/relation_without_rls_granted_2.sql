-- fires: relation_without_rls_granted - rows of another server, whose policies are not ours
create foreign data wrapper elsewhere;
create server elsewhere foreign data wrapper elsewhere;
create foreign table planning.elsewhere (org_id integer, title text) server elsewhere;
alter foreign table planning.elsewhere owner to bmms_owner;
grant select on planning.elsewhere to bmms_tenant;
