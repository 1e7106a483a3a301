package org.bangfu.chaos;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.bangfu.chaos.Journal.Line;
import org.bangfu.chaos.Journal.Stage;

/**
 * The negative control among the clients: it writes into a journal of its own that a sign-in was acknowledged before it
 * has been, as a careless program would. The checker must find what it claims and what never happened.
 */
final class Naive implements Runnable {

    private static final String USERNAME = "tangjiafang2-cunwei1";

    private final Client.World world;
    private final Journal journal;

    Naive(Client.World world, Journal journal) {
        this.world = world;
        this.journal = journal;
    }

    @Override
    public void run() {
        try {
            while (world.gate().await() > 0 && !world.gate().isFinishing()) {
                journal.write(new Line(Stage.DONE, "signIn", UUID.randomUUID().toString(), USERNAME, Map.of()));
                signIn();
                world.gate().pause(3000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signIn() throws InterruptedException {
        try {
            var unused = new Session(world.port(), USERNAME, world.password().get());
        } catch (IOException | Session.SignInRefused e) {
            // It claims all the same: that is what makes it naive.
            return;
        }
    }
}
