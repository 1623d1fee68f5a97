package dev.steward.ui.editor.internal.trial;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.editor.OpenPlaybook;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Finds the agents of a text, and opens the view that asks them. */
public final class TryAgents {

    /** The view. */
    public static final String VIEW = EditorViews.TRY;

    private static final String AGENT = "agent", PACKAGE = "package ";

    private TryAgents() {
    }

    /** All agents of a file, in the order of the text. */
    public static List<OutlineNode> agents(Snapshot snapshot) {
        return snapshot.outline().stream().filter(node -> node.kind().equals(AGENT)).toList();
    }

    /** The agent around a place; where there is none, the only one of the file. */
    static Optional<OutlineNode> at(Snapshot snapshot, int offset) {
        var all = agents(snapshot);
        return all.stream().filter(node -> offset >= node.offset() && offset <= node.offset() + node.length())
                .findFirst().or(() -> all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty());
    }

    /** Its name with the package of its file. */
    static String qualified(Snapshot snapshot, OutlineNode agent) {
        return snapshot.text().lines().map(String::strip).filter(line -> line.startsWith(PACKAGE)).findFirst()
                .map(line -> line.substring(PACKAGE.length()).split("[\\s/]")[0] + "." + agent.name())
                .orElse(agent.name());
    }

    /** Shows the view with an agent. On the UI thread. */
    public static void open(OpenPlaybook playbook, Snapshot snapshot, OutlineNode agent) {
        try {
            var page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            if (page.showView(VIEW) instanceof TryAgentView view) {
                view.show(playbook.company(), qualified(snapshot, agent));
            }
        } catch (PartInitException e) {
            ILog.of(TryAgents.class).log(e.getStatus());
        }
    }
}
