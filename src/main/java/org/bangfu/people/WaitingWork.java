package org.bangfu.people;

/** Work that waits on a page of ours and not in Tasklist: the start page counts it, or nobody would know. */
public interface WaitingWork {

    /** Nothing is counted beyond this. */
    int MOST = 99;

    /** The page's path, as the menu has it. */
    String path();

    /** How much of it the signed-in person may do now, at most {@link #MOST}; 0 for whoever has no business there. */
    int waiting();
}
