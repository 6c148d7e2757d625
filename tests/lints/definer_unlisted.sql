-- fires: definer_unlisted - a function lends its owner's rights unseen
alter function planning.today() security definer;
