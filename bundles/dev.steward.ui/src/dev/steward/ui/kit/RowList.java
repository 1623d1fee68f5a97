package dev.steward.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A short list of rows. Arrows, J and K go through it, Enter or Space opens, letters act. New rows change only what differs, so
 * nothing flickers and the keyboard stays where it is.
 */
public final class RowList {

    /** The action of Enter, Space and a double click. */
    public static final String OPEN = "open";

    /** Where the buttons of actions are; their letters work in any case. */
    public enum Buttons {
        /** None: the letters and a card do. */
        NONE,
        /** At the end of the row. */
        BESIDE,
        /** Below the words, where there is little width. */
        BELOW
    }

    private final Composite area;
    private final Buttons buttons;
    private final BiConsumer<Row, String> acts;
    private final List<RowView> views = new ArrayList<>();
    private @Nullable String selected;
    private Consumer<Row> chosen = row -> {
    };

    /** @param acts does an action of a row, by its id, or {@link #OPEN} */
    public RowList(Composite parent, BiConsumer<Row, String> acts) {
        this(parent, Buttons.BESIDE, acts);
    }

    /** @param acts does an action of a row, by its id, or {@link #OPEN} */
    public RowList(Composite parent, Buttons buttons, BiConsumer<Row, String> acts) {
        this.buttons = buttons;
        this.acts = acts;
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(RowView.closely());
    }

    /** Hears which row gets the keyboard. */
    public void onSelect(Consumer<Row> listener) {
        chosen = listener;
    }

    /** Where it is, for its layout. */
    public Composite control() {
        return area;
    }

    /** Shows these; true when its size may have changed. */
    public boolean show(List<Row> rows) {
        if (sameShape(rows)) {
            var changed = false;
            for (var i = 0; i < rows.size(); i++) {
                changed |= !views.get(i).row().equals(rows.get(i)) && views.get(i).show(rows.get(i));
            }
            return changed;
        }
        var focus = views.stream().anyMatch(RowView::hasFocus);
        var place = indexOf(selected);
        var old = List.copyOf(views);
        views.clear();
        old.forEach(RowView::dispose);
        rows.forEach(row -> views.add(new RowView(this, area, row)));
        restore(place, focus);
        return true;
    }

    /** The row that had the keyboard keeps it; when it is gone, the one that took its place gets it. */
    private void restore(int place, boolean focus) {
        if (views.isEmpty()) {
            return;
        }
        var at = indexOf(selected) >= 0 ? indexOf(selected) : Math.clamp(place, -1, views.size() - 1);
        if (at >= 0) {
            selected = views.get(at).row().key();
            views.get(at).look(true);
            if (focus) {
                views.get(at).focus();
            }
        }
    }

    private boolean sameShape(List<Row> rows) {
        if (rows.size() != views.size()) {
            return false;
        }
        for (var i = 0; i < rows.size(); i++) {
            var shown = views.get(i).row();
            if (!shown.key().equals(rows.get(i).key()) || !shown.actions().equals(rows.get(i).actions())) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(@Nullable String key) {
        for (var i = 0; i < views.size(); i++) {
            if (views.get(i).row().key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Gives the keyboard to the selected row, else the first; false without rows. */
    public boolean focus() {
        if (views.isEmpty()) {
            return false;
        }
        views.get(Math.max(0, indexOf(selected))).focus();
        return true;
    }

    /** Gives the keyboard to the first row, whichever was selected; false without rows. */
    public boolean focusFirst() {
        if (!views.isEmpty()) {
            views.getFirst().focus();
        }
        return !views.isEmpty();
    }

    /** The key of the selected row; the first one is selected when none was, without the keyboard. Empty without rows. */
    public Optional<String> selectedOrFirst() {
        if (indexOf(selected) < 0 && !views.isEmpty()) {
            selected = views.getFirst().row().key();
            views.getFirst().look(true);
        }
        return Optional.ofNullable(indexOf(selected) < 0 ? null : selected);
    }

    /** While rows go, the keyboard may pass by some of them. */
    void selected(RowView view) {
        if (!views.contains(view)) {
            return;
        }
        if (!view.row().key().equals(selected)) {
            var before = indexOf(selected);
            selected = view.row().key();
            if (before >= 0) {
                views.get(before).look(false);
            }
        }
        view.look(true);
        chosen.accept(view.row());
    }

    Buttons buttons() {
        return buttons;
    }

    boolean isSelected(RowView view) {
        return view.row().key().equals(selected);
    }

    void act(RowView view, String action) {
        acts.accept(view.row(), action);
    }

    /** Whether the key meant something. */
    boolean key(RowView view, Event event) {
        if ((event.stateMask & (SWT.MOD1 | SWT.ALT)) != 0) {
            return false;
        }
        var letter = Character.toUpperCase(event.character);
        if (event.keyCode == SWT.ARROW_DOWN || letter == 'J') {
            return go(view, 1);
        }
        if (event.keyCode == SWT.ARROW_UP || letter == 'K') {
            return go(view, -1);
        }
        if (event.character == SWT.CR || event.character == ' ') {
            act(view, OPEN);
            return true;
        }
        var action = view.row().actions().stream().filter(a -> a.letter() == letter).findFirst();
        action.ifPresent(a -> act(view, a.id()));
        return action.isPresent();
    }

    private boolean go(RowView from, int by) {
        var to = views.indexOf(from) + by;
        if (to >= 0 && to < views.size()) {
            views.get(to).focus();
        }
        return true;
    }
}
