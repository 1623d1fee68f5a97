package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Waiting;

/** What was waited for, from when to when. */
final class Waits {

    private final List<Wait> waits = new ArrayList<>();
    private final Ints begun = new Ints();
    private final Map<String, Wait> open = new HashMap<>();

    private static final class Wait {
        private final Waiting waiting;
        private int to = Activation.LIVE;

        Wait(Waiting waiting) {
            this.waiting = waiting;
        }
    }

    void begin(String key, Waiting waiting, int moment) {
        var wait = new Wait(waiting);
        waits.add(wait);
        begun.add(moment);
        over(open.put(waiting.kind() + key, wait), moment);
    }

    private static void over(@Nullable Wait wait, int moment) {
        if (wait != null) {
            wait.to = moment;
        }
    }

    void end(Waiting.Kind kind, String key, int moment) {
        over(open.remove(kind + key), moment);
    }

    List<Waiting> at(int moment) {
        var found = new ArrayList<Waiting>();
        for (var at = begun.upTo(moment) - 1; at >= 0; at--) {
            var wait = waits.get(at);
            if (moment < wait.to) {
                found.add(wait.waiting);
            }
        }
        return found.reversed();
    }
}
