package org.bangfu.engine.lint;

/**
 * One thing that is wrong with a package.
 *
 * @param file path below {@code processes/}
 * @param element the id of the element, field or rule; the file's name where it concerns the whole file
 * @param sentence what is wrong and what to do, one Chinese sentence
 */
public record Finding(String file, String element, String sentence) {

    @Override
    public String toString() {
        return file + " [" + element + "] " + sentence;
    }
}
