package dev.steward.dsl.ide.internal.rename;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.StepStatement;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/**
 * Writes {@code was oldName} where runs find their past by name: at steps, values and fields. There is room for one
 * former name, and it must be the one that open runs know. That is the name in the committed text. So:
 * <ul>
 * <li>the first rename writes the old name;
 * <li>a second one before a commit keeps it, since no run has seen the name between;
 * <li>a second one after a commit replaces it by the committed name;
 * <li>renaming back to the former name removes the clause.
 * </ul>
 * Without a committed text the name that stands there is kept.
 */
final class FormerNames {

    private final Function<String, Optional<String>> committed;

    FormerNames(Function<String, Optional<String>> committed) {
        this.committed = committed;
    }

    /** What to change behind the name of a declaration; empty when it keeps no former name, or the right one. */
    Optional<TextEdit> edit(PlaybookSource source, EObject declared, String oldName, String newName) {
        INode behind = behind(declared);
        if (behind == null) {
            return Optional.empty();
        }
        INode former = Regions.first(declared, "was");
        if (former == null) {
            int end = behind.getOffset() + behind.getLength();
            return Optional.of(new TextEdit(end, 0, " was " + oldName));
        }
        if (former.getText().equals(newName)) {
            int from = behind.getOffset() + behind.getLength();
            return Optional.of(new TextEdit(from, former.getOffset() + former.getLength() - from, ""));
        }
        boolean seen = committed.apply(source.path()).filter(t -> declares(t, declared, oldName)).isPresent();
        return seen ? Optional.of(new TextEdit(former.getOffset(), former.getLength(), oldName)) : Optional.empty();
    }

    /** The former name stands behind the name of a step or value, and behind the type of a field. */
    private static @Nullable INode behind(EObject declared) {
        return switch (declared) {
            case StepStatement step -> Regions.first(step, "name");
            case LetStatement let -> Regions.first(let, "name");
            case Field field when !(field.eContainer() instanceof FieldValue) -> Regions.first(field, "type");
            default -> null;
        };
    }

    private static boolean declares(String text, EObject declared, String name) {
        String word = "\\b" + Pattern.quote(name);
        String pattern = switch (declared) {
            case StepStatement step -> "\\bstep\\s+" + Pattern.quote(name) + "\\b";
            case Field field -> word + "\\s*:";
            default -> word + "\\s*(=|was\\b)";
        };
        return Pattern.compile(pattern).matcher(text).find();
    }
}
