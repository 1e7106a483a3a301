package org.bangfu.journeys;

/** Is told of every deed of a journey before it is done, and may try things of its own. */
interface Watcher {

    void before(Deed deed);

    /** Watches nothing. */
    static Watcher nobody() {
        return deed -> {};
    }
}
