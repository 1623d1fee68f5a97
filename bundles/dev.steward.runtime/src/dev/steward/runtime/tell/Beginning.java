package dev.steward.runtime.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.steward.engine.value.Types;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.Prepared;

/** What is told before a run begins. */
public final class Beginning {

    private static final int COMMIT = 10;

    private Beginning() {
    }

    /**
     * The lines.
     *
     * @param notDone what the playbook says and this version does not do
     * @param models  that it would ask
     * @param cure    how to name a real model, behind {@code name a real one}
     */
    public static List<Line> lines(Prepared playbook, List<String> notDone, Set<String> models, String cure) {
        var lines = new ArrayList<Line>();
        var commit = playbook.stored().commit();
        lines.add(Line.of(Tone.STRONG, Types.simple(playbook.name()))
                .and(Tone.PLAIN, commit == null ? "" : "  commit " + commit.substring(0, COMMIT)));
        notDone.forEach(note -> lines.add(Line.of(Tone.PLAIN, "  ").and(Tone.FAINT, note)));
        if (models.contains(CompanySettings.REHEARSAL)) {
            lines.add(Line.of(Tone.WAITING, "  rehearsal: ").and(Tone.PLAIN,
                    "its model is built in and only rehearses; name a real one " + cure));
        }
        return lines;
    }
}
