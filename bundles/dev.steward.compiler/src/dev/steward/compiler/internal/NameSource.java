package dev.steward.compiler.internal;

import java.util.HashSet;
import java.util.Set;

import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;

/** Gives names to the statements of a playbook that need one for their path and have none in the text. */
final class NameSource {

    private final Set<String> taken = new HashSet<>();

    NameSource(PlaybookDecl playbook) {
        playbook.eAllContents().forEachRemaining(element -> {
            switch (element) {
                case StepStatement s -> taken.add(s.getName());
                case LetStatement l -> taken.add(l.getName());
                case Parameter p -> taken.add(p.getName());
                default -> {
                    // gives no name
                }
            }
        });
    }

    /** The word itself if it is free, else with the first free number behind it. */
    String free(String word) {
        var name = word;
        for (int i = 2; !taken.add(name); i++) {
            name = word + i;
        }
        return name;
    }
}
