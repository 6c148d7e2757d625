-- fires: policy_without_rls - a policy nobody asks
create policy own on ctx.permissions for select to bmms_auditor using (role <> 'admin');
