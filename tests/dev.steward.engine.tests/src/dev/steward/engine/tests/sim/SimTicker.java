package dev.steward.engine.tests.sim;

import java.time.Instant;

import dev.steward.engine.spi.Ticker;

/** The clock of the machine as one process sees it; alarms ring in their turn. */
final class SimTicker implements Ticker {

    private static final int LATEST = 5000;

    private final Schedule schedule;
    private final Process process;
    private final Choices.Source choices;

    SimTicker(Schedule schedule, Process process, Choices choices) {
        this.schedule = schedule;
        this.process = process;
        this.choices = choices.about("alarms");
    }

    @Override
    public Instant now() {
        return schedule.now();
    }

    @Override
    public Alarm at(Instant due, Runnable wake) {
        var odd = process.swarm.has(Fault.ODD_ALARMS);
        var late = odd && choices.oneIn(4) ? choices.below(LATEST) : 0;
        var drop = schedule.at(process, due.plusMillis(late), "alarm", wake);
        return () -> {
            drop.run();
            if (odd && choices.oneIn(8)) {
                // it rang just when it was taken back
                schedule.ready(process, "alarm that was taken back", wake);
            }
        };
    }
}
