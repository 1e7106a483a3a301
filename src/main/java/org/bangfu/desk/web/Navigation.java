package org.bangfu.desk.web;

import java.util.List;

/**
 * What the layout shows above every page.
 *
 * @param person display name of the signed-in person
 * @param posts the person's posts, such as 村“两委”（红岩镇红岩示范一村）
 */
public record Navigation(String person, List<String> posts, List<Link> links) {

    /** @param current whether the page shown lies there */
    public record Link(String label, String path, boolean current) {}
}
