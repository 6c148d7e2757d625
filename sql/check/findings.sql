-- The verdict on isolation, from the catalogues alone; any run-time login may ask.

--: Finding()
--: Drift(expected?, actual?)

--! findings : Finding
--- Every violation of a rule of isolation; no row when all is well.
select code, object, problem, remedy
from audit.findings
order by code, object, problem;

--! drift : Drift
--- What differs from what the deployed version wants, under the object of its finding.
select format('%s %s', kind, object) as object, state, expected, actual, meaning
from audit.drift;

--! advice : Finding
--- What a careful operator would have otherwise; no violations.
select code, object, problem, remedy
from audit.advice
order by code, object;

--! schema_version
--- Number of the newest migration applied.
select audit.schema_version() as version;
