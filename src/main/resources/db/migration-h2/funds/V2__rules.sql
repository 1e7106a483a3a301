-- The rules of db/migration-postgresql/funds, as trigger classes.
create trigger funds_posting_append_only before update, delete on funds_posting for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_source_append_only before update, delete on funds_source for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_benefit_item_append_only before update, delete on funds_benefit_item for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_use_append_only before update, delete on funds_use for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_project_append_only before update, delete on funds_project for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_override_append_only before update, delete on funds_override for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_instalment_append_only before update, delete on funds_instalment for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_receipt_append_only before update, delete on funds_receipt for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_receipt_row_append_only before update, delete on funds_receipt_row for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_batch_file_append_only before update, delete on funds_batch_file for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_staff_account_append_only before update, delete on funds_staff_account for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_year_stays before delete on funds_year for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_account_stays before delete on funds_account for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_payee_account_stays before delete on funds_payee_account for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_shared_account_stays before delete on funds_shared_account for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_grant_stays before delete on funds_grant for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_batch_stays before delete on funds_batch for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_batch_copy_stays before delete on funds_batch_copy for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_payment_stays before delete on funds_payment for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_imprest_topup_stays before delete on funds_imprest_topup for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_provisional_stays before delete on funds_provisional for each row
    call 'org.bangfu.funds.database.AppendOnly';
create trigger funds_posting_books after insert on funds_posting for each row
    call 'org.bangfu.funds.database.PostingBooks';
create trigger funds_account_follows before insert, update on funds_account for each row
    call 'org.bangfu.funds.database.AccountFollows';
create trigger funds_grant_rules before insert on funds_grant for each row
    call 'org.bangfu.funds.database.GrantRules';
create trigger funds_instalment_rules before insert on funds_instalment for each row
    call 'org.bangfu.funds.database.InstalmentRules';
create trigger funds_payee_account_rules before insert, update on funds_payee_account for each row
    call 'org.bangfu.funds.database.PayeeAccountRules';
create trigger funds_payment_insert before insert on funds_payment for each row
    call 'org.bangfu.funds.database.PaymentReleased';
create trigger funds_payment_update before update on funds_payment for each row
    call 'org.bangfu.funds.database.PaymentMoves';
create trigger funds_batch_update before update on funds_batch for each row
    call 'org.bangfu.funds.database.BatchMoves';
create trigger funds_receipt_row_rules before insert on funds_receipt_row for each row
    call 'org.bangfu.funds.database.ReceiptRowRules';
create trigger funds_provisional_rules before insert, update on funds_provisional for each row
    call 'org.bangfu.funds.database.ProvisionalRules';
create trigger funds_imprest_topup_rules before insert, update on funds_imprest_topup for each row
    call 'org.bangfu.funds.database.TopUpRules';
create trigger funds_grant_changes before update on funds_grant for each row
    call 'org.bangfu.funds.database.OnlyNamedChanges';
create trigger funds_payee_account_changes before update on funds_payee_account for each row
    call 'org.bangfu.funds.database.OnlyNamedChanges';
create trigger funds_payment_changes before update on funds_payment for each row
    call 'org.bangfu.funds.database.OnlyNamedChanges';
create trigger funds_provisional_changes before update on funds_provisional for each row
    call 'org.bangfu.funds.database.OnlyNamedChanges';
