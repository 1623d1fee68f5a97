package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunId;
import dev.steward.ui.RunMoment;
import dev.steward.ui.step.internal.follow.LastMove;

/** What goes from the timeline to the Debug view and back, as each is heard of late. */
class LastMoveTest {

    private static final RunId RUN = new RunId("r-20261122-090000-aaaaaaaaa");
    private static final Object BRANCH = "main";

    private final LastMove last = new LastMove();
    private final CompletableFuture<Integer> arrived = new CompletableFuture<>();

    @Test
    void whatIsSelectedStillIsNoMove() {
        assertTrue(last.isMove(at(3)));
        assertFalse(last.isMove(at(3)));
        assertTrue(last.isMove(at(4)));
        assertTrue(last.isMove(at(3)));
        assertEquals(Optional.of(at(9)), last.tell(BRANCH, 1, at(9), true));
        assertFalse(last.isMove(at(9)), "the mark is there because the Debug view went there");
        assertTrue(last.isMove(new RunMoment(new RunId("r-20261122-090000-bbbbbbbbb"), 9, "")));
    }

    @Test
    void nothingIsToldWhileTheBranchIsOnItsWayToTheMark() {
        last.brings(BRANCH, at(3), arrived);
        assertEquals(Optional.empty(), last.tell(BRANCH, 5, at(8), true), "a step that was done before");
        arrived.complete(6);
        assertEquals(Optional.empty(), last.tell(BRANCH, 6, at(3), true));
        assertEquals(Optional.empty(), last.tell(BRANCH, 6, at(3), true), "heard of again");
    }

    @Test
    void theStepAfterItIsTold() {
        last.brings(BRANCH, at(3), arrived);
        arrived.complete(6);
        assertEquals(Optional.of(at(2)), last.tell(BRANCH, 7, at(2), true));
    }

    @Test
    void ofTheLastOfManyMovesOnlyThatCounts() {
        last.brings(BRANCH, at(3), CompletableFuture.completedFuture(6));
        last.brings(BRANCH, at(4), arrived);
        assertEquals(Optional.empty(), last.tell(BRANCH, 6, at(3), true));
        arrived.complete(7);
        assertEquals(Optional.empty(), last.tell(BRANCH, 7, at(4), true));
    }

    @Test
    void aFrameThatIsChosenAtTheMarkIsLookedAtAndTheMarkStays() {
        last.brings(BRANCH, at(3), CompletableFuture.completedFuture(6));
        assertEquals(Optional.of(new RunMoment(RUN, 3, "call")),
                last.tell(BRANCH, 6, new RunMoment(RUN, RunMoment.LATEST, "call"), false));
    }

    @Test
    void anotherBranchIsTold() {
        last.brings(BRANCH, at(3), arrived);
        assertEquals(Optional.of(at(5)), last.tell("other", 1, at(5), true));
    }

    private static RunMoment at(int moment) {
        return new RunMoment(RUN, moment, "step");
    }
}
