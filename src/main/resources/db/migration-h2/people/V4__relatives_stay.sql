-- Who has declared a relative cannot take it back to act on the case.
create trigger declared_relative_append_only before update, delete on declared_relative for each row
    call 'org.bangfu.common.AppendOnlyTable';
