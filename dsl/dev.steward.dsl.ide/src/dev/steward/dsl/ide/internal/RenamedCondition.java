package dev.steward.dsl.ide.internal;

import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A condition beside the text whose names were renamed in it. Nobody finds it by its name, as the place where it is kept is
 * not a file; but steps, values and fields say {@code was} where runs may know them by their former names.
 */
public final class RenamedCondition {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

    private final Snapshot snapshot;
    private final StepPlace step;
    private final boolean after;
    private final Supplier<PlaybookWorkspace> empty;

    /** @param empty gives workspaces without files */
    public RenamedCondition(Snapshot snapshot, StepPlace step, boolean after, Supplier<PlaybookWorkspace> empty) {
        this.snapshot = snapshot;
        this.step = step;
        this.after = after;
        this.empty = empty;
    }

    /** With the names of today; empty where nothing is at fault, or something would still be. */
    public Optional<String> of(String condition) {
        // asked at each save, and to judge a condition reads the company: most say nothing that was renamed
        if (WORD.matcher(condition).results().allMatch(word -> today(word.group()).isEmpty())) {
            return Optional.empty();
        }
        var words = Conditions.at(snapshot, step, after, condition).faultyWords(empty.get());
        var changed = new StringBuilder(condition);
        for (var word : words.stream().sorted(Comparator.comparing(Conditions.Word::offset).reversed()).toList()) {
            var today = today(word.text());
            if (today.size() == 1) {
                changed.replace(word.offset(), word.offset() + word.text().length(), today.iterator().next());
            }
        }
        var text = changed.toString();
        return text.equals(condition) || Conditions.at(snapshot, step, after, text).fault(empty.get()).isPresent()
                ? Optional.empty() : Optional.of(text);
    }

    /** What was called so. */
    private Set<String> today(String former) {
        Set<String> found = new LinkedHashSet<>();
        for (var source : snapshot.program().sources()) {
            if (!source.text().contains(former) || !source.text().contains("was")) {
                continue;
            }
            var own = source.path().equals(snapshot.path());
            for (var all = source.tree().eAllContents(); all.hasNext();) {
                var element = all.next();
                if (former.equals(was(element, own)) && Owners.nameOf(element) instanceof String name) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private @Nullable String was(EObject element, boolean own) {
        return switch (element) {
            case StepStatement named when own && isHere(named) -> named.getWas();
            case LetStatement named when own && isHere(named) -> named.getWas();
            case Field field -> field.getWas();
            default -> null;
        };
    }

    private boolean isHere(EObject statement) {
        var playbook = Owners.around(statement, PlaybookDecl.class);
        var id = step.staticId().substring(0, step.staticId().indexOf('/'));
        return playbook != null && id.substring(id.lastIndexOf('.') + 1).equals(playbook.getName());
    }
}
