package org.bangfu.review;

/** What was asked of a review cannot be done; one Chinese sentence for the person. Nothing has changed. */
public class ReviewRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReviewRefused(String sentence) {
        super(sentence);
    }
}
