-- Work in the background for the platform operator, as the login bmms_accounts. See policies/platform_background.sql.

--: DeadJob(org_code?, template?)
--: Runs(started_at?, ended_at?, row_count?)
--: MailFigures(waiting_since?)

--! dead_jobs : DeadJob
--- Jobs that were given up.
select id, kind, org_code, template, created_at, dead_at, failures, error
from platform.dead_jobs(:token_hash);

--! runs : Runs
--- What ran by itself, the newest first.
select kind, slot, outcome, error, runs, org_codes, started_at, ended_at, row_count
from platform.runs(:token_hash);

--! mail_figures : MailFigures
--- How the mail stands.
select waiting, given_up, waiting_since, sent_in_a_day, sent_in_a_week
from platform.mail_figures(:token_hash);

--! retry_job
--- Lets a job be tried again.
select true as done from platform.retry_job(:token_hash, :address::inet, :id);

--! drop_job
--- Takes a job out of the queue.
select true as done from platform.drop_job(:token_hash, :address::inet, :id);
