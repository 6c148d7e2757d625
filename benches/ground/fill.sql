-- 44 organizations; one member of all of them with a session; in each organization a draft plan, its work plan of 2026, and its
-- share of the objectives, in an order that mixes the organizations.
insert into organizations.organizations (org_id, code, name, org_type)
select n, 'ORG-' || n, 'Organization ' || n, 'office' from generate_series(1, 44) as n;
insert into auth.users (id, username, email, first_name, last_name, password_hash, is_approved)
values ('00000000-0000-0000-0000-000000000001', 'bench', 'bench@bmms.example', 'Bench', 'Mark', '$argon2id$none', true);
insert into auth.memberships (org_id, user_id, role)
select org_id, '00000000-0000-0000-0000-000000000001', 'admin' from organizations.organizations;
insert into auth.sessions (user_id, token_hash, lifetime, expires_at, address)
values ('00000000-0000-0000-0000-000000000001', sha256('bench'), '1 day', now() + interval '1 day', '127.0.0.1');

begin;
-- Without triggers, which ask who writes.
set local session_replication_role = replica;
insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission, created_by)
select org_id, '00000000-0000-0000-0000-000000000001', 'Plan', 2025, 2030, 'V', 'M', '00000000-0000-0000-0000-000000000001'
from organizations.organizations;
insert into planning.annual_plans (org_id, id, strategic_plan_id, title, year, created_by)
select org_id, '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', 'Work plan', 2026,
       '00000000-0000-0000-0000-000000000001'
from organizations.organizations;
insert into planning.objectives (
  org_id, id, annual_plan_id, strategic_plan_id, title, description, target_date, indicator, target_value, current_value,
  completion_percentage, status, created_by)
select 1 + n % 44, (lpad(to_hex(1 + n % 44), 16, '0') || lpad(to_hex(n / 44), 16, '0'))::uuid,
       '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001',
       'Objective ' || n, repeat('What it is and how it is reached. ', 5), date '2026-01-01' + (n * 31) % 365, 'units', 10, 0,
       (n * 7) % 100, (array['not_started', 'in_progress', 'deferred'])[1 + n % 3], '00000000-0000-0000-0000-000000000001'
from generate_series(0, {rows} - 1) as n;
commit;
