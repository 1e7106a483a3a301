package org.bangfu.people.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.common.CitizenId;
import org.bangfu.common.PersonId;
import org.bangfu.common.Sealing;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Near relatives whom members of staff declared, so that they keep away from their cases. Stored is a keyed hash of the
 * id number and the relation: the list cannot be read back.
 */
@Component
@Transactional
public class Relatives {

    /** The relations that bar a person from acting: the person's own household, and near relatives (近亲属). */
    public static final List<String> RELATIONS =
            List.of("本人", "配偶", "父母", "子女", "兄弟姐妹", "祖父母或外祖父母", "孙子女或外孙子女", "其他近亲属");

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final AuditTrail audit;

    Relatives(JdbcClient jdbc, Sealing sealing, AuditTrail audit) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.audit = audit;
    }

    /** @throws NotAccepted when the relation is none of {@link #RELATIONS} or the relative was declared before */
    public void declare(PersonId person, CitizenId citizen, String relation, PersonId declaredBy) {
        if (!RELATIONS.contains(relation)) {
            throw new NotAccepted("请从列表中选择亲属关系");
        }
        if (hasDeclared(person, List.of(citizen))) {
            throw new NotAccepted("这位亲属已经申报过，不必重复申报");
        }
        try {
            jdbc.sql("""
                    insert into declared_relative (person_number, citizen_lookup, relation, declared_by, declared_at)
                    values (:person, :lookup, :relation, :by, :now)
                    """)
                    .param("person", Person.numberOf(person))
                    .param("lookup", lookup(citizen))
                    .param("relation", relation)
                    .param("by", declaredBy.value())
                    .param("now", OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new NotAccepted("这位亲属已经申报过，不必重复申报");
        }
        audit.record(AuditEntry.of("relative.declared").about("person:" + person));
    }

    /** Whether the person declared one of the citizens. */
    @Transactional(readOnly = true)
    public boolean hasDeclared(PersonId person, Collection<CitizenId> citizens) {
        return !citizens.isEmpty()
                && jdbc.sql("""
                        select count(*) from declared_relative
                        where person_number = :person and citizen_lookup in (:lookups)
                        """)
                                .param("person", Person.numberOf(person))
                                .param(
                                        "lookups",
                                        citizens.stream().map(this::lookup).toList())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** The relations a person declared, in order; who they are stays hidden. */
    @Transactional(readOnly = true)
    public List<String> relationsOf(PersonId person) {
        return jdbc.sql("select relation from declared_relative where person_number = :person order by relative_number")
                .param("person", Person.numberOf(person))
                .query(String.class)
                .list();
    }

    private String lookup(CitizenId citizen) {
        return sealing.lookup("relative:" + citizen.value());
    }
}
