package org.bangfu.documents.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.bangfu.casefile.CaseFile;
import org.bangfu.casefile.CaseScope;
import org.bangfu.common.CaseNumber;
import org.bangfu.documents.DocumentCatalogue;
import org.bangfu.documents.Documents;
import org.bangfu.documents.OfficialDocument;
import org.bangfu.people.NotVisible;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the documents of a case as Word and PDF. */
@Controller
class DocumentPages {

    private final CaseScope scope;
    private final DocumentCatalogue catalogue;
    private final Documents documents;

    DocumentPages(CaseScope scope, DocumentCatalogue catalogue, Documents documents) {
        this.scope = scope;
        this.catalogue = catalogue;
        this.documents = documents;
    }

    @GetMapping("/cases/{number}/documents/{id}.{format:docx|pdf}")
    ResponseEntity<byte[]> hand(@PathVariable String number, @PathVariable String id, @PathVariable String format) {
        CaseFile file = scope.readable(number(number));
        OfficialDocument document = catalogue.available(file).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
        Documents.Format made = Documents.Format.valueOf(format.toUpperCase(Locale.ROOT));
        return answer(
                documents.make(file, document, made), made.mediaType(), document.title() + "-" + number + "." + format);
    }

    static ResponseEntity<byte[]> answer(byte[] content, String mediaType, String fileName) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(content);
    }

    private static CaseNumber number(String text) {
        try {
            return new CaseNumber(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisible();
        }
    }
}
