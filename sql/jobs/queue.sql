-- The queue and the schedule, as the login bmms_worker. See policies/jobs.sql.

--: Claimed(org_id?)

--! schedule
--- Queues what has come due; how many jobs.
select jobs.schedule(now()) as scheduled;

--! claim : Claimed
--- Jobs for this worker until the lease is over.
select id, kind, org_id, failures
from jobs.claim(:worker, make_interval(secs => :lease_secs::float8), :claim_limit, :sends_mail);

--! finish
--- The job is done, with the transaction of what it did; false if another worker has it.
select jobs.finish(:job_id, :worker, :row_count) as finished;

--! fail (again_in_secs?)
--- The job failed; without seconds to wait it is given up.
select jobs.fail(:job_id, :worker, :error, make_interval(secs => :again_in_secs::float8)) as failed;

--! mint_job_pass
--- A pass into the organization of a job this worker has.
select org_id, pass from ctx.mint_job_pass(:job_id, :worker, make_interval(secs => :ttl_secs::float8));

--! clean_up
--- Deletes what has run out; how many rows.
select jobs.clean_up() as deleted;
