package org.bangfu.recovery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CasePanelSection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is claimed back, what the household said, what was decided and what is still owed, beside the form. */
@Component
class RecoverySection implements CasePanelSection {

    private final Recoveries recoveries;

    RecoverySection(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @Override
    public String title() {
        return "追回";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Optional<Content> of(CaseFile file) {
        return recoveries.find(file.number()).map(claim -> {
            Map<String, @Nullable Object> model = new HashMap<>();
            model.put("claim", claim);
            model.put("repayments", recoveries.repayments(file.number()));
            return new Content("recovery/sections", "state", model);
        });
    }
}
