-- What may not happen whoever writes. The same rules stand in db/migration-h2/funds as trigger classes.

create function funds_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'funds: % is append-only', tg_table_name;
end $$;

create function funds_only_changes() returns trigger language plpgsql as $$
begin
    if (to_jsonb(old) - tg_argv) <> (to_jsonb(new) - tg_argv) then
        raise exception 'funds: what stands in % does not change', tg_table_name;
    end if;
    return new;
end $$;

do $$
declare t text;
begin
    foreach t in array array['funds_posting', 'funds_source', 'funds_benefit_item', 'funds_use', 'funds_project',
        'funds_override', 'funds_instalment', 'funds_receipt', 'funds_receipt_row', 'funds_batch_file',
        'funds_staff_account'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function funds_refuse_change()',
            t || '_append_only', t);
    end loop;
    foreach t in array array['funds_year', 'funds_account', 'funds_payee_account', 'funds_shared_account', 'funds_grant',
        'funds_batch', 'funds_batch_copy', 'funds_payment', 'funds_imprest_topup', 'funds_provisional'] loop
        execute format('create trigger %I before delete on %I for each row execute function funds_refuse_change()',
            t || '_stays', t);
    end loop;
    foreach t in array array['funds_posting', 'funds_source', 'funds_account', 'funds_grant', 'funds_instalment',
        'funds_payment', 'funds_batch', 'funds_batch_file', 'funds_receipt', 'funds_receipt_row', 'funds_provisional',
        'funds_payee_account', 'funds_imprest_topup'] loop
        execute format('create trigger %I before truncate on %I for each statement execute function funds_refuse_change()',
            t || '_no_truncate', t);
    end loop;
end $$;

-- Balances follow the postings and nothing else.
create function funds_book() returns trigger language plpgsql as $$
begin
    if new.from_account < new.to_account then
        update funds_account set balance_fen = balance_fen - new.amount_fen where code = new.from_account;
        update funds_account set balance_fen = balance_fen + new.amount_fen where code = new.to_account;
    else
        update funds_account set balance_fen = balance_fen + new.amount_fen where code = new.to_account;
        update funds_account set balance_fen = balance_fen - new.amount_fen where code = new.from_account;
    end if;
    return null;
end $$;
create trigger funds_posting_books after insert on funds_posting for each row execute function funds_book();

create function funds_account_follows() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.balance_fen <> 0 then
            raise exception 'funds: an account begins with nothing';
        end if;
    elsif pg_trigger_depth() < 2 or (to_jsonb(old) - 'balance_fen') <> (to_jsonb(new) - 'balance_fen') then
        raise exception 'funds: a balance changes by a posting only';
    end if;
    return new;
end $$;
create trigger funds_account_follows before insert or update on funds_account
    for each row execute function funds_account_follows();

create function funds_is_dead(who varchar, since_day date) returns boolean language sql stable as $$
    select exists (select 1 from registry_comparison_row r
        where r.source = 'DEATH' and r.citizen_lookup = who and (r.since is null or r.since <= since_day)
          and r.import_id = (select l.import_id from registry_comparison_list l where l.source = 'DEATH'
                             order by l.accepted_on desc, l.import_id desc limit 1))
        or exists (select 1 from registry_member m
        where m.citizen_lookup = who and m.left_reason = '01' and m.left_on <= since_day)
$$;

create function funds_grant_rules() returns trigger language plpgsql as $$
begin
    perform 1 from registry_household where id = new.household_id for update;
    if exists (select 1 from funds_grant g where g.household_id = new.household_id and g.benefit_item = new.benefit_item
            and g.status <> 'CANCELLED' and g.exclusive_until > cast(new.approved_at at time zone 'Asia/Shanghai' as date)) then
        raise exception 'funds: a former grant excludes another';
    end if;
    return new;
end $$;
create trigger funds_grant_rules before insert on funds_grant for each row execute function funds_grant_rules();
create trigger funds_grant_changes before update on funds_grant for each row
    execute function funds_only_changes('paid_fen', 'status', 'active_case', 'active_key', 'payee_key');

create function funds_instalment_rules() returns trigger language plpgsql as $$
begin
    if (select coalesce(sum(amount_fen), 0) from funds_instalment where grant_id = new.grant_id) + new.amount_fen
            > (select amount_fen from funds_grant where id = new.grant_id for update) then
        raise exception 'funds: the instalments exceed the grant';
    end if;
    return new;
end $$;
create trigger funds_instalment_rules before insert on funds_instalment
    for each row execute function funds_instalment_rules();

create function funds_payee_account_rules() returns trigger language plpgsql as $$
begin
    if new.state in ('PROPOSED', 'IN_FORCE')
            and exists (select 1 from funds_staff_account s where s.account_lookup = new.account_lookup) then
        raise exception 'funds: the account belongs to a member of staff';
    end if;
    if tg_op = 'UPDATE' and not ((old.state = 'PROPOSED' and new.state in ('IN_FORCE', 'REJECTED'))
            or (old.state = 'IN_FORCE' and new.state = 'REPLACED')) then
        raise exception 'funds: an account goes from proposed to in force to replaced';
    end if;
    return new;
end $$;
create trigger funds_payee_account_rules before insert or update on funds_payee_account
    for each row execute function funds_payee_account_rules();
create trigger funds_payee_account_changes before update on funds_payee_account for each row
    execute function funds_only_changes('decided_by', 'decided_at', 'effective_at', 'state', 'active_household',
        'open_household');

create function funds_payment_insert() returns trigger language plpgsql as $$
declare account funds_payee_account;
begin
    if new.status <> 'READY' then
        raise exception 'funds: a payment begins in the state READY';
    end if;
    perform 1 from notice_line where id = new.notice_line_id for update;
    if exists (select 1 from objection o where o.about_case = new.case_number
            and (o.result is null or (o.line_id = new.notice_line_id and o.result in ('UPHELD', 'PARTLY')))) then
        raise exception 'funds: an objection is open or was upheld';
    end if;
    if exists (select 1 from notice_line l join notice_sheet s on s.id = l.sheet_id
            where l.case_number = new.case_number and s.status = 'POSTED' and not l.withdrawn) then
        raise exception 'funds: a notice of the case is running';
    end if;
    perform 1 from funds_grant g where g.id = new.grant_id and g.status = 'COMMITTED' for update;
    if not found then
        raise exception 'funds: the grant is not committed';
    end if;
    if (select sum(i.amount_fen) from funds_instalment i where i.grant_id = new.grant_id)
            <> (select g.amount_fen from funds_grant g where g.id = new.grant_id) then
        raise exception 'funds: the instalments do not make up the grant';
    end if;
    if funds_is_dead(new.payee_lookup, (select g.period_start from funds_grant g where g.id = new.grant_id)) then
        raise exception 'funds: the payee is dead';
    end if;
    if not exists (select 1 from registry_member m where m.head_of = new.household_id
            and m.active_lookup = new.payee_lookup) then
        raise exception 'funds: the payee is not the head of the household';
    end if;
    select * into account from funds_payee_account where id = new.account_id;
    if account.state <> 'IN_FORCE' or exists (select 1 from funds_payee_account a
            where a.open_household = new.household_id) then
        raise exception 'funds: the account is not in force';
    end if;
    if exists (select 1 from funds_staff_account s where s.account_lookup = account.account_lookup) then
        raise exception 'funds: the account belongs to a member of staff';
    end if;
    if exists (select 1 from funds_payee_account a where a.state = 'IN_FORCE' and a.account_lookup = account.account_lookup
            and a.household_id <> new.household_id and not exists (select 1 from funds_shared_account x
                where x.account_lookup = a.account_lookup and x.allowed
                  and x.first_household = least(a.household_id, new.household_id)
                  and x.second_household = greatest(a.household_id, new.household_id))) then
        raise exception 'funds: another household has the same account and nobody has said why';
    end if;
    return new;
end $$;
create trigger funds_payment_insert before insert on funds_payment
    for each row execute function funds_payment_insert();

create function funds_payment_update() returns trigger language plpgsql as $$
begin
    if old.status <> new.status and (old.status || '>' || new.status) not in
            ('READY>IN_BATCH', 'READY>CANCELLED', 'IN_BATCH>READY', 'IN_BATCH>IN_TRANSIT', 'IN_TRANSIT>PAID',
             'IN_TRANSIT>RETURNED') then
        raise exception 'funds: a payment does not go from % to %', old.status, new.status;
    end if;
    if new.status = 'IN_TRANSIT' and not exists (select 1 from funds_batch b where b.id = new.batch_id
            and b.status = 'NUMBERED' and b.second_signed_at <= new.sent_at) then
        raise exception 'funds: the batch has not been signed twice';
    end if;
    if old.sent_at is not null and (old.sent_at <> new.sent_at or old.sequence_no <> new.sequence_no
            or old.batch_id <> new.batch_id) then
        raise exception 'funds: what was sent does not change';
    end if;
    if old.status in ('PAID', 'RETURNED') then
        raise exception 'funds: the bank has answered';
    end if;
    if new.status in ('PAID', 'RETURNED') and not exists (select 1 from funds_receipt_row r
            where r.payment_id = new.id and r.paid = (new.status = 'PAID')) then
        raise exception 'funds: the bank has not answered';
    end if;
    return new;
end $$;
create trigger funds_payment_update before update on funds_payment
    for each row execute function funds_payment_update();
create trigger funds_payment_changes before update on funds_payment for each row
    execute function funds_only_changes('status', 'batch_id', 'sequence_no', 'sent_at', 'finished_at', 'paid_on',
        'return_code', 'return_reason', 'active_instalment');

create function funds_batch_update() returns trigger language plpgsql as $$
begin
    if old.status <> new.status and (old.status || '>' || new.status) not in
            ('DRAFT>NUMBERED', 'DRAFT>DISCARDED', 'NUMBERED>EXPORTED') then
        raise exception 'funds: a batch does not go from % to %', old.status, new.status;
    end if;
    if old.status <> 'DRAFT' and (to_jsonb(old) - array['status', 'exported_at'])
            <> (to_jsonb(new) - array['status', 'exported_at']) then
        raise exception 'funds: what was signed does not change';
    end if;
    if new.status = 'EXPORTED' and (select count(*) from funds_batch_file f where f.batch_id = new.id and f.copy_no = 0) <> 3 then
        raise exception 'funds: the files of the batch are not written';
    end if;
    return new;
end $$;
create trigger funds_batch_update before update on funds_batch for each row execute function funds_batch_update();

create function funds_receipt_row_rules() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from funds_payment p join funds_receipt r on r.id = new.receipt_id
            where p.id = new.payment_id and p.batch_id = r.batch_id and p.status = 'IN_TRANSIT'
              and p.amount_fen = new.amount_fen) then
        raise exception 'funds: the bank answers what was sent, in this batch and of this amount';
    end if;
    return new;
end $$;
create trigger funds_receipt_row_rules before insert on funds_receipt_row
    for each row execute function funds_receipt_row_rules();

create function funds_provisional_rules() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'PROVISIONAL' then
            raise exception 'funds: emergency money begins provisional';
        end if;
        if funds_is_dead(new.payee_lookup, new.period_start) then
            raise exception 'funds: the payee is dead';
        end if;
    elsif old.status <> 'PROVISIONAL' and (old.status <> new.status or new.owed_fen > old.owed_fen) then
        raise exception 'funds: the county has decided';
    end if;
    return new;
end $$;
create trigger funds_provisional_rules before insert or update on funds_provisional
    for each row execute function funds_provisional_rules();
create trigger funds_provisional_changes before update on funds_provisional for each row
    execute function funds_only_changes('status', 'settled_fen', 'settlement_id', 'settlement_code', 'settlement_role',
        'settlement_tier', 'settled_at', 'owed_fen');

create function funds_imprest_topup_rules() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.confirmed_by is not null then
        raise exception 'funds: the top-up has been made';
    end if;
    if new.confirmed_by is not null and exists (select 1 from funds_provisional p where p.township = new.township
            and p.status = 'PROVISIONAL' and p.confirm_by < new.confirmed_on) then
        raise exception 'funds: the township has emergency money that should have been confirmed';
    end if;
    return new;
end $$;
create trigger funds_imprest_topup_rules before insert or update on funds_imprest_topup
    for each row execute function funds_imprest_topup_rules();
