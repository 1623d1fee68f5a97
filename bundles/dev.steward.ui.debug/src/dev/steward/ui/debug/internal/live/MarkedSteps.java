package dev.steward.ui.debug.internal.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.engine.value.Types;
import dev.steward.ui.debug.LiveRun;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.runtime.RunText;

/** Where the steps of watched runs stand in a document, which may hold another text than the runs use. */
final class MarkedSteps {

    private final IDocument document;
    private final OpenPlaybook playbook;

    MarkedSteps(IDocument document, OpenPlaybook playbook) {
        this.document = document;
        this.playbook = playbook;
    }

    /** Marks with their positions; of several runs the one watched last counts at each step. */
    Map<StepMark, Position> marks(Iterable<LiveRun> runs) {
        var byStep = new HashMap<String, Map.Entry<StepMark, Position>>();
        var marks = new HashMap<StepMark, Position>();
        for (var run : runs) {
            var source = run.text().sources().get(playbook.path());
            if (source != null) {
                var same = source.equals(document.get());
                run.byPlace().forEach((id, shown) -> run.text().place(id)
                        .filter(place -> place.path().equals(playbook.path()))
                        .flatMap(place -> same ? lines(place) : named(id))
                        .ifPresent(at -> byStep.put(id, Map.entry(new StepMark(shown, !same), at))));
                here(run, same).ifPresent(at -> marks.put(StepMark.here(run.here()), at));
            }
        }
        byStep.values().forEach(mark -> marks.put(mark.getKey(), mark.getValue()));
        return marks;
    }

    /** Where the step stands that is looked at. */
    private Optional<Position> here(LiveRun run, boolean same) {
        return run.hereStep().map(step -> step.staticId().replaceFirst("#undo$", ""))
                .flatMap(id -> run.text().place(id).filter(place -> place.path().equals(playbook.path()))
                        .flatMap(place -> same ? lines(place) : named(id)));
    }

    /** The first line of a step stands for it. */
    private Optional<Position> lines(RunText.Place place) {
        try {
            var line = document.getLineInformation(place.line() - 1);
            return Optional.of(new Position(line.getOffset(), line.getLength()));
        } catch (BadLocationException e) {
            ILog.of(getClass()).warn("Line " + place.line() + " is gone meanwhile", e);
            return Optional.empty();
        }
    }

    /** The step of the same name in the same playbook, as the text is now. */
    private Optional<Position> named(String id) {
        var slash = id.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        var name = id.substring(slash + 1);
        var outline = playbook.latest().map(Snapshot::outline).orElse(List.of());
        for (var node : outline) {
            var found = node.name().equals(Types.simple(id.substring(0, slash))) ? find(node.children(), name) : null;
            if (found != null) {
                return Optional.of(new Position(found.nameOffset(), found.name().length()));
            }
        }
        return Optional.empty();
    }

    private static @Nullable OutlineNode find(List<OutlineNode> nodes, String name) {
        for (var node : nodes) {
            var found = node.name().equals(name) ? node : find(node.children(), name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
