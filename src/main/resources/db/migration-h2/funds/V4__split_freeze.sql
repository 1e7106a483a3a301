-- A household whose split nobody has reviewed, or whose split was found not genuine, is promised nothing.
create trigger funds_grant_split_freeze before insert on funds_grant for each row
    call 'org.bangfu.funds.database.GrantSplitFreeze';
