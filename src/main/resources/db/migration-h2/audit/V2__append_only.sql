create trigger audit_entry_append_only before update, delete on audit_entry for each row
    call 'org.bangfu.audit.chain.RefuseChange';
create trigger audit_chain_stays before delete on audit_chain for each row
    call 'org.bangfu.audit.chain.RefuseChange';
