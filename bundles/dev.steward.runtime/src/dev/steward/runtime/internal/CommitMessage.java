package dev.steward.runtime.internal;

import java.util.ArrayList;
import java.util.List;

import dev.steward.compiler.SemanticChange;
import dev.steward.runtime.VersionService.FileChange;

/** Proposes what a commit may say, from what it changes. */
public final class CommitMessage {

    private static final int LONGEST = 72;

    private CommitMessage() {
    }

    /** One line for one change; for more, the first and how many there are, and all of them below. */
    public static String of(List<FileChange> files) {
        var lines = new ArrayList<String>();
        for (var file : files) {
            if (file.changes().isEmpty()) {
                lines.add(plain(file));
            } else {
                file.changes().stream().map(CommitMessage::line).forEach(lines::add);
            }
        }
        if (lines.isEmpty()) {
            return "";
        }
        var first = lines.getFirst();
        if (lines.size() == 1) {
            return cut(first, "");
        }
        var more = ", and " + (lines.size() - 1) + " more";
        return cut(first, more) + "\n\n- " + String.join("\n- ", lines);
    }

    private static String plain(FileChange file) {
        var name = file.file().substring(file.file().lastIndexOf('/') + 1);
        return file.isPlaybook() && file.word().equals("changed") ? name + ": layout and comments"
                : name + " " + file.word();
    }

    private static String line(SemanticChange change) {
        var text = change.text();
        return change.isWhole() ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
    }

    private static String cut(String text, String more) {
        var room = LONGEST - more.length();
        return (text.length() <= room ? text : text.substring(0, room - 1).stripTrailing() + "…") + more;
    }
}
