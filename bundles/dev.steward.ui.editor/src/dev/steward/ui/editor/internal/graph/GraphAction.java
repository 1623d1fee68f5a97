package dev.steward.ui.editor.internal.graph;

import dev.steward.ui.editor.PlaybookImages;
import org.eclipse.jface.action.Action;

/** A button of the view, which can be pressed whichever view is active; commands can't. */
final class GraphAction extends Action {

    private final Runnable act;

    GraphAction(String label, String image, Runnable act) {
        super(label, PlaybookImages.descriptor(image));
        setToolTipText(label);
        this.act = act;
    }

    @Override
    public void run() {
        act.run();
    }
}
