package dev.steward.ui.govern.internal.today;

import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Card;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.RowList;
import dev.steward.ui.kit.Styles;

/** A card with rows, and with a sentence in their place while there are none. */
final class TodaySection {

    private final Card card;
    private final RowList list;
    private final Label empty;

    TodaySection(Composite parent, String heading, String whenEmpty, BiConsumer<Row, String> acts) {
        card = new Card(parent, heading);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card.control());
        empty = Styles.wrapped(card.body(), whenEmpty, "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 4).applyTo(empty);
        list = new RowList(card.body(), acts);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(list.control());
    }

    /** Shows these; true when its size may have changed. */
    boolean show(String count, List<Row> rows) {
        return card.count(count) | show(rows);
    }

    /** Shows these below the same heading; true when its size may have changed. */
    boolean show(List<Row> rows) {
        var changed = list.show(rows);
        shown(list.control(), !rows.isEmpty());
        shown(empty, rows.isEmpty());
        return changed;
    }

    /** Says this while there are no rows; true when its size may have changed. */
    boolean empty(String sentence) {
        return Styles.text(empty, sentence);
    }

    private static void shown(org.eclipse.swt.widgets.Control control, boolean is) {
        ((GridData) control.getLayoutData()).exclude = !is;
        control.setVisible(is);
    }

    boolean focus() {
        return list.focus();
    }

    boolean focusFirst() {
        return list.focusFirst();
    }

    Composite body() {
        return card.body();
    }
}
