package dev.steward.app.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;

/** The Enter of the keypad opens a line of a table or a tree as the large one does: under GTK the toolkit leaves it out. */
final class KeypadEnter {

    private KeypadEnter() {
    }

    /** From now on, in every window. */
    static void open(Display display) {
        if (SWT.getPlatform().equals("gtk")) {
            display.addFilter(SWT.KeyDown, KeypadEnter::pressed);
        }
    }

    private static void pressed(Event event) {
        if (event.keyCode == SWT.KEYPAD_CR && (event.stateMask & SWT.MODIFIER_MASK) == 0 && event.doit) {
            var line = line(event.widget);
            if (line != null) {
                var opening = new Event();
                opening.item = line;
                event.widget.notifyListeners(SWT.DefaultSelection, opening);
            }
        }
    }

    /** The line that is selected; null for none, and in other widgets. */
    private static @Nullable Item line(Widget widget) {
        return switch (widget) {
            case Table table when table.getSelectionIndex() >= 0 -> table.getItem(table.getSelectionIndex());
            case Tree tree when tree.getSelectionCount() > 0 -> tree.getSelection()[0];
            default -> null;
        };
    }
}
