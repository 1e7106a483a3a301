package org.bangfu.funds.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bangfu.audit.Commands;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Money;
import org.bangfu.common.PersonId;
import org.bangfu.common.Role;
import org.bangfu.common.ShownTime;
import org.bangfu.engine.BusinessClock;
import org.bangfu.funds.FundRefused;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.bangfu.people.Staff;
import org.bangfu.registry.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of the money have in common: who may read, how things are written, and commands that are done once. */
@Component
class FundDesk {

    static final Set<Role> READERS = Set.of(
            Role.FINANCE,
            Role.COUNTY_POVERTY,
            Role.CIVIL_AFFAIRS,
            Role.COUNTY_LEADING_GROUP,
            Role.AUDITOR,
            Role.SUPERVISION);

    private final CurrentPerson person;
    private final Staff staff;
    private final Areas areas;
    private final Commands commands;
    private final Clock clock;

    FundDesk(CurrentPerson person, Staff staff, Areas areas, Commands commands, Clock clock) {
        this.person = person;
        this.staff = staff;
        this.areas = areas;
        this.commands = commands;
        this.clock = clock;
    }

    /** Lets county readers in. */
    void requireReader() {
        person.require(Areas.COUNTY, READERS.toArray(Role[]::new));
    }

    void require(Role... anyOf) {
        person.require(Areas.COUNTY, anyOf);
    }

    boolean is(Role... anyOf) {
        for (Role role : anyOf) {
            if (person.holds(role, Areas.COUNTY)) {
                return true;
            }
        }
        return false;
    }

    boolean reads() {
        return is(READERS.toArray(Role[]::new));
    }

    CurrentPerson person() {
        return person;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
    }

    /** Puts what every page needs into the model. */
    void furnish(Model model, String tab) {
        model.addAttribute("words", this);
        model.addAttribute("tab", tab);
        model.addAttribute("county", reads());
        model.addAttribute("today", today());
    }

    /** Runs a command once and flashes what it says, or the sentence why not. */
    void once(String key, String body, RedirectAttributes flash, Supplier<String> command) {
        try {
            flash.addFlashAttribute("message", commands.once(key, body, command));
        } catch (FundRefused e) {
            flash.addFlashAttribute("problem", e.sentence() + "。");
        }
    }

    /**
     * An amount as a person writes it, in yuan.
     *
     * @throws FundRefused when it is none
     */
    static Money money(String text) {
        String plain = text.replace(",", "").replace("，", "").strip();
        if (!plain.matches("\\d{1,10}(\\.\\d{1,2})?")) {
            throw new FundRefused("金额应为不超过两位小数的数字，单位元，请重新填写");
        }
        return Money.yuan(new BigDecimal(plain));
    }

    static <E extends Enum<E>> E choice(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }

    /** For templates: {@code 1,200.00}. */
    public String money(@Nullable Money money) {
        return money == null ? "—" : "%,.2f".formatted(money.toYuan());
    }

    /** For templates. */
    public String minute(@Nullable Instant at) {
        return at == null ? "—" : ShownTime.minute(at);
    }

    /** For templates. */
    public String name(@Nullable PersonId who) {
        return who == null ? "—" : staff.displayName(who);
    }

    /** For templates. */
    public String area(AreaCode code) {
        return areas.fullName(code);
    }

    /** For templates: a key under which a command is done once. */
    public String key() {
        return UUID.randomUUID().toString();
    }
}
