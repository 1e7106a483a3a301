package org.bangfu.documents;

/**
 * A document that a process produces.
 *
 * @param id its name in addresses and of its template's file, unique in the whole application
 * @param title as officials call it
 * @param template path of the template that travels with the program, below {@code processes/}
 */
public record OfficialDocument(String id, String title, String template) {

    public OfficialDocument {
        if (!id.matches("[a-z][a-z0-9-]{0,59}")) {
            throw new IllegalArgumentException("公文编号只能由小写字母、数字和连字符组成：" + id);
        }
    }

    /** The document of a process package, its template in the package's folder {@code documents}. */
    public static OfficialDocument of(String processPackage, String id, String title) {
        return new OfficialDocument(id, title, processPackage + "/documents/" + id + ".docx");
    }
}
