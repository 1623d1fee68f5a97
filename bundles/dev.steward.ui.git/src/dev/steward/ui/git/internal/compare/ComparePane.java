package dev.steward.ui.git.internal.compare;

import org.eclipse.compare.CompareUI;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Styles;

/** Two texts beside each other inside a view, by the platform's own viewer for their language. */
public final class ComparePane {

    private final Composite area;
    private final StackLayout stack = new StackLayout();
    private final Label hint;
    private @Nullable Composite holder;
    private @Nullable RevisionText left;
    private @Nullable RevisionText right;

    /** Empty at first. */
    public ComparePane(Composite parent) {
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(stack);
        hint = Styles.wrapped(area, "", "StewardMuted");
        hint.setAlignment(SWT.CENTER);
        stack.topControl = hint;
    }

    /** The whole, for its layout. */
    public Composite control() {
        return area;
    }

    /** Nothing to compare, and why. */
    public void say(String text) {
        clear();
        Styles.text(hint, text);
        stack.topControl = hint;
        area.layout();
    }

    /** Shows these; the same ones again are left as they are, so nothing jumps. */
    public void show(RevisionText now, RevisionText before) {
        if (now.equals(left) && before.equals(right)) {
            return;
        }
        clear();
        left = now;
        right = before;
        var pane = Styles.style(new Composite(area, SWT.NONE), "StewardCard");
        pane.setLayout(new FillLayout());
        holder = pane;
        var input = new DiffNode(now, before);
        var configuration = Comparing.configuration(now.version(), before.version());
        configuration.setContainer(new AtOnce());
        Viewer viewer = CompareUI.findContentViewer(null, input, pane, configuration);
        if (viewer != null) {
            viewer.setInput(input);
            unselect(pane);
        }
        stack.topControl = pane;
        area.layout(true, true);
    }

    /** The viewer selects the first difference: of a new file that is all of it, and nothing of its colours is seen. */
    private static void unselect(Control in) {
        if (in instanceof StyledText text) {
            text.setSelection(text.getSelectionRange().x);
        } else if (in instanceof Composite parts) {
            for (var part : parts.getChildren()) {
                unselect(part);
            }
        }
    }

    private void clear() {
        if (holder instanceof Composite before) {
            before.dispose();
        }
        holder = null;
        left = null;
        right = null;
    }
}
