package dev.steward.engine.internal.core;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Stmt;

/** A branch of a race: what it did stands only if it is the first. */
final class RaceLane extends SagaFrame {

    private final RaceFrame race;

    RaceLane(RaceFrame race, Stmt.Block block) {
        super(race, new Scope(race.scope), block);
        this.race = race;
    }

    @Override
    @Nullable
    Failure givenUp(Completion how) {
        if (race.lostBy(this)) {
            return new Failure("Stopped", "Another branch of the race was first.", Failure.Kind.STOPPED);
        }
        var why = super.givenUp(how);
        if (why == null) {
            race.wonBy(this);
        }
        return why;
    }

    @Override
    void gaveUp(List<String> stays) {
        if (race.lostBy(this)) {
            stays.forEach(path -> run.why(path,
                    () -> "it stands, though another branch of the race was first: nothing takes it back"));
        } else {
            super.gaveUp(stays);
        }
    }

    @Override
    void takesBack(boolean cannot) {
        if (race.lostBy(this)) {
            // the run goes on with the branch that was first
            run.compensationBeside();
        } else {
            super.takesBack(cannot);
        }
    }
}
