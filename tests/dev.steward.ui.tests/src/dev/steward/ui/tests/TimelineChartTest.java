package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.ui.runs.internal.timeline.Chart;
import dev.steward.ui.runs.internal.timeline.ChartMaker;
import dev.steward.ui.runs.internal.timeline.Span;
import dev.steward.ui.runs.internal.timeline.TimeScale;

/** How the events of a run become lanes, spans and places on a line. No window is needed. */
class TimelineChartTest {

    private static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<RunEvent> events = new ArrayList<>();

    private TimelineChartTest at(double seconds, String type, String path) {
        events.add(new RunEvent(new RunId("r-1"), events.size() + 1L, BEGIN.plusMillis((long) (seconds * 1000)), type,
                path, type.equals("step.started") ? Map.of("staticId", new Value.Text("p/" + path)) : Map.of(),
                RunState.RUNNING, 0));
        return this;
    }

    private Chart chart() {
        return ChartMaker.of(events, true, BEGIN);
    }

    private static Span span(Chart chart, String path) {
        return chart.spans().stream().filter(span -> span.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void aStepWithACallThatFailedAndWasTriedAgainHasThreeParts() {
        var chart = at(0, "run.started", "").at(0, "step.started", "a").at(0, "call.intended", "a")
                .at(2, "call.failed", "a").at(2, "timer.set", "a").at(5, "timer.fired", "a")
                .at(5, "call.intended", "a").at(6, "call.done", "a").at(6, "step.done", "a").chart();

        var span = span(chart, "a");
        assertEquals(List.of(Span.Kind.FAILED, Span.Kind.WAIT, Span.Kind.CALL),
                span.parts().stream().map(Span.Part::kind).toList());
        assertEquals(1, span.failures());
        assertEquals("done", span.state());
        assertEquals(BEGIN.plusSeconds(6), span.to());
    }

    @Test
    void whatIsOpenWhenTheTaleEndsGoesToItsEnd() {
        var chart = at(0, "run.started", "").at(0, "step.started", "a").at(1, "ask.opened", "a")
                .at(4, "step.started", "b").chart();

        assertEquals("waiting", span(chart, "a").state());
        assertEquals(chart.to(), span(chart, "a").to());
    }

    @Test
    void branchesHaveLanesOfTheirOwnAndAStepInsideAnotherIsBelowIt() {
        var chart = at(0, "step.started", "a").at(0, "step.started", "b").at(1, "step.started", "b/inner")
                .at(2, "step.done", "b/inner").at(3, "step.done", "b").at(3, "step.done", "a")
                .at(4, "step.started", "c").at(5, "step.done", "c").chart();

        assertEquals(0, span(chart, "a").lane());
        assertEquals(1, span(chart, "b").lane());
        assertEquals(2, span(chart, "b/inner").lane());
        assertEquals(0, span(chart, "c").lane());
        assertEquals(3, chart.lanes());
    }

    @Test
    void aPlaceThatWasActivatedAgainIsAnotherSpan() {
        var chart = at(0, "step.started", "a").at(1, "step.failed", "a").at(2, "step.started", "a")
                .at(3, "step.done", "a").chart();

        assertEquals(List.of("failed", "done"), chart.spans().stream().map(Span::state).toList());
    }

    @Test
    void aLongWaitIsFoldedAndTheSecondsAroundItKeepTheirRoom() {
        var chart = at(0, "step.started", "a").at(0, "call.intended", "a").at(10, "call.done", "a")
                .at(18_000, "call.intended", "a").at(18_010, "call.done", "a").at(18_010, "step.done", "a").chart();

        var scale = TimeScale.fitting(chart, true, 256);
        assertEquals(List.of(false, true, false), scale.pieces().stream().map(TimeScale.Piece::folded).toList());
        assertEquals(256, scale.width(), 0.01);
        assertEquals(100, scale.x(BEGIN.plusSeconds(10)), 0.01);
        assertEquals(100 + TimeScale.FOLD, scale.x(BEGIN.plusSeconds(18_000)), 0.01);
        assertFalse(TimeScale.fitting(chart, false, 256).pieces().getFirst().folded());
    }

    @Test
    void whatHappensAtOneInstantIsDrawnInItsOrder() {
        var chart = at(0, "run.started", "").at(0, "step.started", "a").at(0, "step.done", "a")
                .at(0, "step.started", "b").at(0, "step.done", "b").chart();

        assertTrue(chart.ordered(), "only the order can be drawn");
        assertTrue(span(chart, "a").from().isBefore(span(chart, "b").from()), "a was before b");
        assertEquals(3, chart.near(chart.times().get(3)));
        assertFalse(at(0, "call.intended", "c").at(9, "call.done", "c").chart().ordered(), "nine seconds can be drawn");
    }

    @Test
    void betweenLongWaitsTheOrderHasAllTheRoom() {
        var chart = at(0, "run.started", "").at(0, "step.started", "a").at(0, "step.done", "a")
                .at(0, "step.started", "b").at(0, "step.failed", "b").at(9, "step.started", "b").at(9, "step.done", "b")
                .at(9, "run.ended", "").chart();

        assertTrue(chart.ordered(), "only the order can be drawn");
        var scale = TimeScale.fitting(chart, true, 408);
        assertEquals(List.of(false, true, false), scale.pieces().stream().map(TimeScale.Piece::folded).toList());
        assertEquals(9, Duration.between(scale.pieces().get(1).from(), scale.pieces().get(1).to()).toSeconds());
        assertEquals(408, scale.width(), 0.01);
        var first = span(chart, "a");
        assertEquals(50, scale.x(first.to()) - scale.x(first.from()), 2);
    }

    @Test
    void aCallThatTakesLongIsNotFolded() {
        var chart = at(0, "step.started", "a").at(0, "call.intended", "a").at(18_000, "call.done", "a").chart();

        assertTrue(TimeScale.fitting(chart, true, 200).pieces().stream().noneMatch(TimeScale.Piece::folded));
    }

    @Test
    void everyPlaceIsTheMomentThatIsDrawnThere() {
        var chart = at(0, "step.started", "a").at(0, "call.intended", "a").at(10, "call.done", "a")
                .at(18_000, "call.intended", "a").at(18_010, "call.done", "a").chart();
        var scale = TimeScale.fitting(chart, true, 400).scaled(3);

        for (var x = 0; x < scale.width(); x += 7) {
            assertEquals(x, scale.x(scale.at(x)), 0.01);
        }
    }

    @Test
    void aMomentFindsTheNearestEvent() {
        var chart = at(0, "run.started", "").at(1, "step.started", "a").at(9, "step.done", "a").chart();

        assertEquals(1, chart.near(BEGIN.plus(SECOND.multipliedBy(3))));
        assertEquals(2, chart.near(BEGIN.plus(SECOND.multipliedBy(8))));
        assertEquals(0, chart.near(BEGIN.minus(SECOND)));
        assertEquals(-1, Chart.NONE.near(BEGIN));
    }
}
