-- fires: search_path_not_pinned - the search path is pinned, but not to nothing
alter function ctx.pass() set search_path = public;
