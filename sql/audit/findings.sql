-- The verdict on isolation, from the catalogues alone; any run-time login may ask.

--: Finding()

--! findings : Finding
--- Every violation of a rule of isolation; no row when all is well.
select code, object, problem, remedy
from audit.findings
order by code, object, problem;

--! schema_version
--- Number of the newest migration applied.
select audit.schema_version() as version;
