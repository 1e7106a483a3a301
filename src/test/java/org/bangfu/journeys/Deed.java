package org.bangfu.journeys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bangfu.common.AreaCode;
import org.bangfu.common.Role;
import org.bangfu.testing.TasklistSession.Attachment;

/**
 * Something that a person does over HTTP, with everything that it needs to succeed.
 *
 * @param endpoint method and pattern: as the handler mapping has it for our pages, as {@code TasklistPaths} has it for
 *     Tasklist
 * @param doer who does it
 * @param may the roles that may do it at a seat whose area contains that of the deed
 * @param task the task that it is about; empty when it is about none
 */
record Deed(
        String endpoint,
        String doer,
        AreaCode area,
        Set<Role> may,
        String path,
        Body body,
        Map<String, Object> fields,
        List<Attachment> files,
        String task) {

    /** How the fields travel. */
    enum Body {
        /** As a form of ours. */
        FORM,
        /** As Tasklist sends what was entered into a form. */
        SUBMISSION,
        /** As Tasklist claims and gives back. */
        CLAIM
    }

    /** The same with another value in one field. */
    Deed with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Deed(endpoint, doer, area, may, path, body, changed, files, task);
    }

    @Override
    public String toString() {
        return doer + " " + endpoint + " " + path;
    }
}
