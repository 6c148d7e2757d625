-- fires: drift - viewers were permitted to edit
insert into ctx.permissions (permission, role, flag, module) values ('planning.edit', 'viewer', null, 'planning');
