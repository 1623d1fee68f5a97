package dev.steward.ui.runs.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The words of the list of runs. Pure. */
final class RunsText {

    private RunsText() {
    }

    /** State, playbook, beginning, how long, what it cost. */
    static List<String> cells(RunRow row, Instant now) {
        var sign = Sign.of(row.state());
        return List.of(sign.text() + " " + sign.word(), Say.simple(row.playbook()), Say.ago(row.started(), now),
                Say.span(Duration.between(row.started(), row.state().ended() ? row.updated() : now)),
                Say.money(row.costMicroUsd()));
    }

    /** What is under the mouse: all that the cells leave out. */
    static String tip(RunRow row) {
        var reason = row.error() != null ? row.error() : row.waitingFor();
        return row.playbook() + "\n" + row.run() + "\nbegan " + Say.exact(row.started(), ZoneId.systemDefault())
                + (reason == null ? "" : "\n" + Say.oneLine(reason, 300));
    }

    /** Which states a choice of the filter means; empty for all. */
    static List<RunState> states(String choice) {
        return switch (choice) {
            case "open" -> List.of(RunState.PENDING, RunState.RUNNING, RunState.WAITING, RunState.PAUSED,
                    RunState.COMPENSATING);
            case "waiting" -> List.of(RunState.WAITING, RunState.PAUSED);
            case "failed" -> List.of(RunState.FAILED, RunState.PARTLY_COMPENSATED);
            case "done" -> List.of(RunState.DONE, RunState.SKIPPED);
            case "taken back" -> List.of(RunState.COMPENSATED, RunState.PARTLY_COMPENSATED);
            case "stopped" -> List.of(RunState.CANCELLED);
            default -> List.of();
        };
    }

    /** The choices of the filter. */
    static List<String> choices() {
        return List.of("all", "open", "waiting", "failed", "done", "taken back", "stopped");
    }
}
