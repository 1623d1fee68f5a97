package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.BoundNames;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** Lanes of which the first that ends well counts. */
final class RaceFrame extends LanesFrame implements RaceLane.Contest {

    private final Stmt.Race race;
    private Value value = new Value.None();
    private @Nullable RaceLane winner;

    RaceFrame(Frame parent, Stmt.Race race) {
        super(parent);
        this.race = race;
    }

    @Override
    public void wonBy(RaceLane lane) {
        winner = lane;
    }

    @Override
    public boolean lostBy(RaceLane lane) {
        var first = winner;
        return first != null && first != lane;
    }

    @Override
    public String lost() {
        return "another branch of the race was first";
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.anonymous(Activation.Kind.RACE, this, race.name(), true);
    }

    @Override
    void start() {
        run(race.lanes().size(), race.lanes().size(), 1);
    }

    @Override
    Frame lane(int index) {
        return new RaceLane(this, index, race.lanes().get(index));
    }

    @Override
    void laneDone(int index, Frame lane, Value given) {
        value = given;
    }

    @Override
    Value result() {
        race.lanes().forEach(
                lane -> BoundNames.of(lane).forEach(name -> bind(scope, name, new Value.None(), Given.Kind.LEFT_OUT)));
        var first = winner;
        if (first != null) {
            adopt(first.scope);
        }
        var name = race.name();
        if (name != null) {
            bind(scope, name, value, Given.Kind.BLOCK);
        }
        return value;
    }
}
