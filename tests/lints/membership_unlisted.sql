-- fires: membership_unlisted - oversight reports too
grant bmms_report to bmms_oversight;
