package dev.steward.runtime.tests.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.Owner;
import dev.steward.runtime.Role;
import dev.steward.runtime.internal.remote.Backend;
import dev.steward.runtime.internal.remote.Listening;
import dev.steward.runtime.internal.remote.Operation;

/** A listener hears every event once and in order, whoever tells it. */
class ListeningTest {

    private static final RunId RUN = new RunId("r-1"), OTHER = new RunId("r-2");

    private final List<String> heard = new ArrayList<>();
    private final Listening listening = new Listening(e -> heard.add(e.run() + " " + e.seq() + " " + e.type()));

    private static Engine.RunEvent event(RunId run, long seq, String type) {
        return new Engine.RunEvent(run, seq, Instant.EPOCH, type, "", Map.of(), RunState.RUNNING, 0);
    }

    /** An owner that tells what the test makes it tell. */
    private static final class Teller implements Backend {
        private Engine.@Nullable Listener ear;

        void tell(RunId run, long seq, String type) {
            var to = ear;
            if (to != null) {
                to.event(event(run, seq, type));
            }
        }

        @Override
        public Owner owner() {
            return new Owner(1, Role.SERVE, "1", Instant.EPOCH, false);
        }

        @Override
        public @Nullable Object call(Operation operation, @Nullable Object @Nullable [] arguments) {
            throw new IllegalStateException("not called here");
        }

        @Override
        public AutoCloseable listen(Engine.Listener listener) {
            ear = listener;
            return () -> ear = null;
        }

        @Override
        public void close() {
            ear = null;
        }
    }

    @Test
    void whatWasMissedIsReadFromTheJournal() throws Throwable {
        var first = new Teller();
        listening.attach(first, run -> List.of());
        first.tell(RUN, 1, "run.started");
        first.tell(RUN, 2, "a");
        first.tell(RUN, 2, "b");
        var second = new Teller();
        listening.attach(second, run -> {
            // Told while the past is being read: part of it is in the journal already, part of it is not.
            second.tell(RUN, 4, "e");
            second.tell(RUN, 5, "f");
            second.tell(OTHER, 1, "run.started");
            return List.of(event(RUN, 1, "run.started"), event(RUN, 2, "a"), event(RUN, 2, "b"), event(RUN, 2, "c"),
                    event(RUN, 3, "d"), event(RUN, 4, "e"));
        });
        first.tell(RUN, 3, "d");
        second.tell(RUN, 6, "run.ended");
        assertEquals(List.of("r-1 1 run.started", "r-1 2 a", "r-1 2 b", "r-1 2 c", "r-1 3 d", "r-1 4 e", "r-1 5 f",
                "r-2 1 run.started", "r-1 6 run.ended"), heard);
    }

    @Test
    void aRunThatIsExpectedIsHeardFromItsBeginning() throws Throwable {
        listening.attach(new Teller(), run -> List.of());
        listening.expect(RUN);
        listening.attach(new Teller(), run -> List.of(event(run, 1, "run.started"), event(run, 2, "run.ended")));
        assertEquals(List.of("r-1 1 run.started", "r-1 2 run.ended"), heard);
        listening.attach(new Teller(), run -> {
            throw new IllegalStateException("a run that has ended is not read again");
        });
    }

    @Test
    void nothingIsHeardAfterTheEnd() throws Throwable {
        var teller = new Teller();
        listening.attach(teller, run -> List.of());
        listening.close();
        teller.tell(RUN, 1, "run.started");
        assertEquals(List.of(), heard);
    }

    @Test
    void aRunThatCannotBeReadKeepsTheOthersNot() throws Throwable {
        var first = new Teller();
        listening.attach(first, run -> List.of());
        first.tell(RUN, 1, "run.started");
        first.tell(OTHER, 1, "run.started");
        var second = new Teller();
        listening.attach(second, run -> {
            if (run.equals(RUN)) {
                throw new IllegalStateException("on purpose");
            }
            return List.of(event(run, 1, "run.started"), event(run, 2, "a"));
        });
        second.tell(RUN, 3, "b");
        assertEquals(List.of("r-1 1 run.started", "r-2 1 run.started", "r-2 2 a", "r-1 3 b"), heard);
    }
}
