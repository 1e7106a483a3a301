package org.bangfu.casefile.web;

import java.nio.charset.StandardCharsets;
import org.bangfu.audit.AuditEntry;
import org.bangfu.audit.AuditTrail;
import org.bangfu.casefile.CaseScope;
import org.bangfu.casefile.Evidence;
import org.bangfu.casefile.EvidenceItem;
import org.bangfu.people.CurrentPerson;
import org.bangfu.people.NotVisible;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Sends stored photos and documents so that a browser can do nothing with them but show or save them. */
@Controller
class EvidencePages {

    private final Evidence evidence;
    private final CurrentPerson current;
    private final CaseScope scope;
    private final AuditTrail audit;

    EvidencePages(Evidence evidence, CurrentPerson current, CaseScope scope, AuditTrail audit) {
        this.evidence = evidence;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
    }

    @GetMapping("/evidence/{id}")
    ResponseEntity<byte[]> serve(@PathVariable long id) {
        EvidenceItem item = evidence.find(id).orElseThrow(NotVisible::new);
        if (item.caseNumber() == null) {
            current.requireReadable(item.area());
        } else {
            scope.readable(item.caseNumber());
        }
        AuditEntry entry = AuditEntry.of("evidence.viewed").in(item.area()).about("evidence:" + id);
        audit.recordAlone(item.caseNumber() == null ? entry : entry.onCase(item.caseNumber()));
        Evidence.Served served = evidence.served(item);
        ContentDisposition disposition = (item.isImage()
                        ? ContentDisposition.inline()
                        : ContentDisposition.attachment())
                .filename(item.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(served.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .cacheControl(CacheControl.noStore())
                .body(served.content());
    }
}
