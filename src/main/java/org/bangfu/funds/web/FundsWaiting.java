package org.bangfu.funds.web;

import org.bangfu.common.Role;
import org.bangfu.funds.PaymentOrders;
import org.bangfu.funds.batch.Batches;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.WaitingWork;
import org.springframework.stereotype.Component;

/** Batches that wait for finance's signature, payments that wait for a batch. */
@Component
class FundsWaiting implements WaitingWork {

    private final Batches batches;
    private final PaymentOrders orders;
    private final CurrentPerson person;

    FundsWaiting(Batches batches, PaymentOrders orders, CurrentPerson person) {
        this.batches = batches;
        this.orders = orders;
        this.person = person;
    }

    @Override
    public String path() {
        return "/funds";
    }

    @Override
    public int waiting() {
        int waiting = person.holds(Role.FINANCE) ? batches.unsigned(person.id()) : 0;
        if (person.holds(Role.CIVIL_AFFAIRS)) {
            waiting += orders.ready(MOST);
        }
        return Math.min(waiting, MOST);
    }
}
