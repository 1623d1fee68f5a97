package dev.steward.runtime.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.steward.engine.Held;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Level;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Picture;
import dev.steward.engine.past.Strand;

/** Where in a run the steps are that are held, by its past as far as that was read. Thread-safe. */
final class Places {

    private final Past past;

    Places(Past past) {
        this.past = past;
    }

    private Picture picture() {
        return past.picture(past.last());
    }

    /** Whether something was done that stopping the run would take back. */
    boolean takesBack() {
        return picture().live().stream().anyMatch(live -> live.kind() == Activation.Kind.SAGA)
                && past.effects(past.last()).stream().anyMatch(effect -> !effect.state().equals("compensated"));
    }

    Spot spot(Held held) {
        var branches = new ArrayList<String>();
        var depth = held.path().contains("~tool") ? 1 : 0;
        for (var around : activation(held).map(found -> past.around(found.number())).orElse(List.of())) {
            if (around.kind() == Activation.Kind.PLAYBOOK) {
                depth++;
            }
            if (around.parent() >= 0 && past.activation(around.parent()).concurrent()) {
                branches.addFirst(around.id());
            }
        }
        branches.addFirst("");
        return new Spot(branches, depth, held.path(), held.staticId());
    }

    private Optional<Activation> activation(Held held) {
        return picture().live().stream().filter(live -> live.path().equals(held.path()) && live.kind().stops())
                .reduce((outer, inner) -> inner);
    }

    /** The playbook calls around it, the innermost first. */
    List<Level> levels(Held held) {
        return picture().strands().stream()
                .filter(strand -> strand.levels().stream().anyMatch(level -> level.at().path().equals(held.path())))
                .findFirst().map(Strand::levels).orElse(List.of());
    }
}
