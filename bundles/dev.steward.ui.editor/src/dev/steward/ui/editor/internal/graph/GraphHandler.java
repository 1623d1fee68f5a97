package dev.steward.ui.editor.internal.graph;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

/** The commands of the graph, by the last word of their ids. */
public final class GraphHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof GraphView view) {
            String id = event.getCommand().getId();
            view.act(id.substring(id.lastIndexOf('.') + 1));
        }
        return null;
    }
}
