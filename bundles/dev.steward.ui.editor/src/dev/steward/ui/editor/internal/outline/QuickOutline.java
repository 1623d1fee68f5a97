package dev.steward.ui.editor.internal.outline;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.TextReveal;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.texteditor.ITextEditor;

/** The outline over the text: typing narrows it, Enter goes there, Escape leaves. */
final class QuickOutline extends PopupDialog {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;

    private final ITextEditor editor;
    private final Snapshot snapshot;
    private @Nullable NarrowedOutline shown;

    QuickOutline(Shell parent, ITextEditor editor, Snapshot snapshot) {
        super(parent, INFOPOPUPRESIZE_SHELLSTYLE, true, true, false, false, false, null,
                "Type to narrow · Enter goes there");
        this.editor = editor;
        this.snapshot = snapshot;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        var outline = new NarrowedOutline(area, snapshot.outline(), node -> {
            close();
            TextReveal.select(editor, node.nameOffset(), node.name().length());
        });
        if (editor.getSelectionProvider().getSelection() instanceof ITextSelection cursor) {
            outline.select(cursor.getOffset());
        }
        shown = outline;
        return area;
    }

    @Override
    protected Control getFocusControl() {
        return shown instanceof NarrowedOutline outline ? outline.filter() : getShell();
    }

    @Override
    protected Point getDefaultSize() {
        return new Point(WIDTH, HEIGHT);
    }
}
