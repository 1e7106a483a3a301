package org.bangfu.policy.mashan;

import java.time.LocalDate;

/** A synthetic member; mutable while the county is being made. */
public final class Person {

    public final int number;
    public String name;
    /** As it would be typed into the workbook. */
    public String idText;

    public LocalDate birthDate;
    public final boolean head;
    public boolean rural = true;
    public boolean ofVillage = true;
    public boolean left;
    public boolean inSchool;
    public boolean finishedCompulsory = true;
    public boolean insured = true;
    public int monthsAway;
    public boolean sendsMoney = true;

    Person(int number, String name, String idText, LocalDate birthDate, boolean head) {
        this.number = number;
        this.name = name;
        this.idText = idText;
        this.birthDate = birthDate;
        this.head = head;
    }

    public String reference() {
        return "member:" + number;
    }
}
