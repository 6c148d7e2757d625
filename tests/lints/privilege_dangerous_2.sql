-- fires: privilege_dangerous - a foreign key asks whether another organization's row exists
grant references (id) on planning.goals to bmms_report;
