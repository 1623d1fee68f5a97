package dev.steward.engine.internal.core;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Stmt;

/** A branch of a race, or a lane of which not all count: what it did stands only if it is one of those that do. */
final class RaceLane extends SagaFrame {

    private final Contest race;
    private final int place;

    /** Lanes of which not all count. */
    interface Contest {
        /** A lane ended well before enough others had. */
        void wonBy(RaceLane lane);

        /** Whether enough other lanes ended well before. */
        boolean lostBy(RaceLane lane);

        /** For people: why a lane does not count. */
        String lost();
    }

    <F extends Frame & Contest> RaceLane(F race, int place, Stmt.Block block) {
        super(race, new Scope(race.scope), block);
        this.race = race;
        this.place = place;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.lane(this, place);
    }

    @Override
    @Nullable
    Failure givenUp(Completion how) {
        if (race.lostBy(this)) {
            return new Failure("Stopped", sentence(race.lost()), Failure.Kind.STOPPED);
        }
        var why = super.givenUp(how);
        if (why == null) {
            race.wonBy(this);
        }
        return why;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    @Override
    void gaveUp(List<String> stays) {
        if (race.lostBy(this)) {
            stays.forEach(path -> run.why(path,
                    () -> "it stands, though " + race.lost() + ": nothing takes it back"));
        } else {
            super.gaveUp(stays);
        }
    }

    @Override
    void takesBack(boolean cannot) {
        if (race.lostBy(this)) {
            // the run goes on with the branch that was first
            run.compensation.beginsBeside();
        } else {
            super.takesBack(cannot);
        }
    }
}
