package dev.steward.ui.editor.internal.completion;

import dev.steward.dsl.ide.Proposal;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/** The pieces of a proposal that are meant to be overwritten: Tab goes from one to the next, Enter leaves. */
final class Placeholders {

    private final ITextViewer viewer;
    private final int begin;
    private final Proposal proposal;

    /** @param begin where the proposal stands in the document */
    Placeholders(ITextViewer viewer, int begin, Proposal proposal) {
        this.viewer = viewer;
        this.begin = begin;
        this.proposal = proposal;
    }

    /** Lets the user fill them in. Returns what is selected then. */
    Point enter() throws BadLocationException {
        int end = begin + proposal.text().length();
        if (proposal.placeholders().isEmpty()) {
            return new Point(end, 0);
        }
        var model = new LinkedModeModel();
        int order = 0;
        for (Proposal.Placeholder each : proposal.placeholders()) {
            var group = new LinkedPositionGroup();
            group.addPosition(
                    new LinkedPosition(viewer.getDocument(), begin + each.offset(), each.length(), order++));
            model.addGroup(group);
        }
        model.forceInstall();
        var ui = new EditorLinkedModeUI(model, viewer);
        ui.setExitPosition(viewer, end, 0, Integer.MAX_VALUE);
        ui.setCyclingMode(LinkedModeUI.CYCLE_WHEN_NO_PARENT);
        ui.enter();
        var first = ui.getSelectedRegion();
        return new Point(first.getOffset(), first.getLength());
    }
}
