-- fires: search_path_not_pinned - names mean what the caller wants
alter function planning.today() reset search_path;
