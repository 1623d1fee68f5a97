package dev.steward.ui.govern.internal.today;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.ProblemException;
import dev.steward.ui.Session;

/** A playbook that can be run before one knows anything: the sample's letter, where there is one. */
final class First {

    private static final String SAMPLE = "weeklyLetter";
    private static final Path FILE = Path.of("playbooks", "weekly-letter.playbook");

    private First() {
    }

    static @Nullable String playbook(Session session) {
        var folder = session.company().folder();
        if (!Files.isRegularFile(folder.root().resolve(FILE))) {
            return null;
        }
        try {
            return session.steward().checks(folder).prepare(SAMPLE, folder.root()).name();
        } catch (ProblemException e) {
            return null;
        }
    }
}
