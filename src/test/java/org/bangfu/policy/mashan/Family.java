package org.bangfu.policy.mashan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Money;
import org.bangfu.policy.exclusion.ExceptionGrant;
import org.bangfu.policy.exclusion.Observation;
import org.jspecify.annotations.Nullable;

/** A synthetic household; mutable while the county is being made. */
public final class Family {

    public final int number;
    public final AreaCode group;
    public final List<Person> people = new ArrayList<>();
    public final List<Observation> observations = new ArrayList<>();
    public final List<ExceptionGrant> grants = new ArrayList<>();
    public boolean alreadyPoor;
    public @Nullable String openCase;
    public @Nullable LocalDate splitOn;
    public boolean ableChildrenApart;
    public Money netIncome;
    public Money selfPaidMedical = Money.ZERO;
    public String houseGrade = "B";
    public boolean waterSafe = true;
    public @Nullable LocalDate listsImportedOn;

    Family(int number, AreaCode group, Money netIncome, LocalDate listsImportedOn) {
        this.number = number;
        this.group = group;
        this.netIncome = netIncome;
        this.listsImportedOn = listsImportedOn;
    }

    public Person head() {
        return people.get(0);
    }

    public List<Person> members() {
        return people.stream().filter(person -> !person.left).toList();
    }
}
