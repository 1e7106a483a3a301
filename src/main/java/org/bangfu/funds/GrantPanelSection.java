package org.bangfu.funds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the case's money does, on its page. */
@Component
class GrantPanelSection implements CasePanelSection {

    private final Grants grants;
    private final Imprests imprests;
    private final PaymentOrders orders;

    GrantPanelSection(Grants grants, Imprests imprests, PaymentOrders orders) {
        this.grants = grants;
        this.imprests = imprests;
        this.orders = orders;
    }

    @Override
    public String title() {
        return "资金";
    }

    @Override
    public int order() {
        return 800;
    }

    @Override
    public Optional<Content> of(CaseFile caseFile) {
        Optional<Grant> grant = grants.of(caseFile.number());
        Optional<ProvisionalPayment> provisional = imprests.of(caseFile.number());
        if (grant.isEmpty() && provisional.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("grant", grant.orElse(null));
        model.put("provisional", provisional.orElse(null));
        model.put("orders", grant.isEmpty() ? List.of() : orders.ofCase(caseFile.number()));
        return Optional.of(new Content("funds/section", "money", model));
    }
}
