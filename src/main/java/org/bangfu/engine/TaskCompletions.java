package org.bangfu.engine;

/**
 * Where what people enter reaches a module: one bean per process, in its {@code .process} package. Called inside the
 * engine's transaction, before the task is left.
 */
public interface TaskCompletions {

    /** The id of the process whose tasks these are. */
    String process();

    /**
     * Takes what was entered into the module's own tables and answers the questions that the process goes on with. Only
     * these answers reach the engine.
     *
     * @throws TaskRefused when it cannot be accepted; the task stays open and nothing has changed
     */
    Answers completed(CompletedTask task);
}
