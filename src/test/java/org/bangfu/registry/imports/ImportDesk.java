package org.bangfu.registry.imports;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bangfu.common.PersonId;
import org.bangfu.registry.Areas;
import org.springframework.context.ApplicationContext;

/** Takes workbooks through the county's import, as its page does, without waiting for the background. */
public final class ImportDesk {

    private static final PersonId SOMEBODY = new PersonId("p1");

    private final Imports imports;
    private final ImportWorker worker;

    public ImportDesk(ApplicationContext context) {
        imports = context.getBean(Imports.class);
        worker = context.getBean(ImportWorker.class);
    }

    /** Uploaded and looked at; nothing is stored yet. */
    public ImportBatch checked(String kind, byte[] workbook) {
        ImportTarget target = imports.target(kind).orElseThrow();
        long id = imports.upload(target, Areas.COUNTY, kind + ".xlsx", workbook, SOMEBODY);
        work();
        return imports.find(id).orElseThrow();
    }

    /** Looked at, confirmed and stored. */
    public ImportBatch taken(String kind, byte[] workbook) {
        ImportBatch batch = checked(kind, workbook);
        if (!imports.accept(batch, SOMEBODY)) {
            throw new AssertionError(kind + " cannot be taken: " + batch + imports.findings(batch.id(), 20));
        }
        work();
        return imports.find(batch.id()).orElseThrow();
    }

    public List<ImportFinding> findings(ImportBatch batch) {
        return imports.findings(batch.id(), 100_000);
    }

    private void work() {
        try {
            worker.workNow();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
