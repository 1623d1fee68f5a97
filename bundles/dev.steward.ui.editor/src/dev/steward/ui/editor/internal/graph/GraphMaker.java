package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.graph.layout.Layouter;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Ruler;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;

/** Makes the picture of a playbook in the background: of what is wanted last, once, however often it is asked. */
final class GraphMaker extends Job {

    private final BiConsumer<Wanted, Picture> show;
    private volatile @Nullable Wanted wanted;
    // of the job alone
    private @Nullable Layouter layouter;
    private @Nullable Ruler ruler;
    private @Nullable OpenPlaybook open;
    private Optional<Snapshot> readable = Optional.empty();
    private Picture before = Picture.NONE;

    /**
     * What is to be drawn.
     *
     * @param playbook without the package; the one at the cursor when there is none of that name, else the first
     * @param cursor where it is in the text
     * @param unfolded ids of steps whose playbooks are seen inside
     */
    record Wanted(OpenPlaybook open, String playbook, int cursor, Set<String> unfolded, Ruler ruler) {
    }

    /** @param show gets what was made, in the background; {@link Picture#NONE} when there is no playbook */
    GraphMaker(BiConsumer<Wanted, Picture> show) {
        super("Graph of a playbook");
        this.show = show;
        setSystem(true);
        setPriority(SHORT);
    }

    /** This is to be drawn. Any thread. */
    void request(Wanted what) {
        wanted = what;
        schedule();
    }

    @Override
    protected IStatus run(@Nullable IProgressMonitor monitor) {
        if (wanted instanceof Wanted now) {
            now.open().latest().ifPresent(snapshot -> show.accept(now, picture(now, snapshot)));
        }
        return Status.OK_STATUS;
    }

    private Picture picture(Wanted now, Snapshot snapshot) {
        if (now.open() != open) {
            open = now.open();
            readable = Optional.empty();
        }
        boolean broken = snapshot.program().source(snapshot.path()).filter(PlaybookSource::hasSyntaxErrors)
                .isPresent();
        if (!broken) {
            readable = Optional.of(snapshot);
        }
        FlowGraph graph = graph(now, snapshot, now.playbook())
                .or(() -> at(snapshot, now.cursor()).flatMap(entry -> graph(now, snapshot, entry.name())))
                .or(() -> playbooks(snapshot).findFirst().flatMap(first -> graph(now, snapshot, first.name())))
                .orElse(null);
        before = graph == null ? Picture.NONE : layouter(now.ruler()).layout(graph, before);
        return before;
    }

    /** The playbooks of a text. */
    static Stream<OutlineNode> playbooks(Snapshot snapshot) {
        return snapshot.outline().stream().filter(entry -> entry.kind().equals("playbook"));
    }

    /** The playbook around a place of a text. */
    static Optional<OutlineNode> at(Snapshot snapshot, int offset) {
        return playbooks(snapshot)
                .filter(entry -> entry.offset() <= offset && offset <= entry.offset() + entry.length()).findFirst();
    }

    private Optional<FlowGraph> graph(Wanted now, Snapshot snapshot, String name) {
        return name.isEmpty() ? Optional.empty()
                : now.open().ask((ide, latest) -> ide.graph(snapshot, readable, name, now.unfolded()))
                        .flatMap(found -> found);
    }

    private Layouter layouter(Ruler of) {
        Layouter known = layouter;
        if (known == null || ruler != of) {
            known = new Layouter(of);
            layouter = known;
            ruler = of;
            before = Picture.NONE;
        }
        return known;
    }
}
