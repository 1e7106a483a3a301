package org.bangfu.policy.mashan;

import java.time.LocalDate;
import java.util.List;
import org.bangfu.common.Money;
import org.bangfu.policy.exclusion.AbsenceHit;
import org.bangfu.policy.exclusion.CompanyHit;
import org.bangfu.policy.exclusion.PayrollHit;
import org.bangfu.policy.exclusion.PropertyHit;
import org.bangfu.policy.exclusion.VehicleHit;
import org.jspecify.annotations.Nullable;

/** A row of a department's list: whom it names, and what about them. */
public record ListRow(int number, String name, @Nullable String idNumber, LocalDate birthDate, Content content) {

    /** What the list says. */
    public sealed interface Content {}

    public record Pay(PayrollHit.Kind kind, String employer, boolean ended) implements Content {}

    public record Vehicle(
            VehicleHit.Kind kind,
            VehicleHit.State state,
            String plate,
            @Nullable Money price,
            boolean adapted) implements Content {}

    public record Property(PropertyHit.Kind kind, PropertyHit.State state, String place) implements Content {}

    public record Business(CompanyHit.Part part, CompanyHit.State state, String name) implements Content {}

    public record Absence(AbsenceHit.Kind kind, LocalDate since) implements Content {}

    /** Rows of one kind. */
    public static List<ListRow> of(List<ListRow> rows, Class<? extends Content> kind) {
        return rows.stream().filter(row -> kind.isInstance(row.content())).toList();
    }
}
