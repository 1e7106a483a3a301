package org.bangfu.cost;

/**
 * One identification from the application to the register, step by step: the same steps under the same names, whoever
 * carries them out.
 */
public interface CaseWalk {

    /** Takes a household the whole way; every step is handed over to be run once, in this order. */
    void walk(Steps steps);

    /** Runs the steps of a walk. */
    @FunctionalInterface
    interface Steps {
        void take(String name, Runnable step);
    }
}
