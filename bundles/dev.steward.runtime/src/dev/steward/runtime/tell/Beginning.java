package dev.steward.runtime.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
     * @param models  that it would ask: names in the playbook to full ids
     * @param cure    how to name a real model for all of it, behind {@code name a real one}
     */
    public static List<Line> lines(Prepared playbook, List<String> notDone, Map<String, String> models,
            String cure) {
        var lines = new ArrayList<Line>();
        var commit = playbook.stored().commit();
        lines.add(Line.of(Tone.STRONG, Types.simple(playbook.name()))
                .and(Tone.PLAIN, commit == null ? "" : "  commit " + commit.substring(0, COMMIT)));
        notDone.forEach(note -> lines.add(Line.of(Tone.PLAIN, "  ").and(Tone.FAINT, note)));
        var rehearsing = models.entrySet().stream().filter(model -> model.getValue().equals(CompanySettings.REHEARSAL))
                .map(Map.Entry::getKey).toList();
        if (!rehearsing.isEmpty()) {
            lines.add(Line.of(Tone.WAITING, "  rehearsal: ").and(Tone.PLAIN,
                    "its model is built in and only rehearses; name a real one " + cure + inSettings(rehearsing)));
        }
        return lines;
    }

    private static String inSettings(List<String> rehearsing) {
        var names = rehearsing.stream().filter(name -> !name.equals(CompanySettings.REHEARSAL))
                .map(name -> "model." + name).toList();
        return names.isEmpty() ? "" : ", or with " + String.join(" and ", names) + " in " + CompanySettings.FILE;
    }
}
