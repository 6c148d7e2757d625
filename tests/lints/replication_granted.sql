-- fires: replication_granted - the login of standbys reads a table
grant select on planning.goals to bmms_replication;
