package dev.steward.ui.runs.internal.differ;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

import dev.steward.ui.kit.Fonts;
import dev.steward.ui.kit.Sign;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.runs.internal.differ.Compared.Field;
import dev.steward.ui.runs.internal.differ.Compared.Line;

/** The widgets of a comparison: steps beside each other, and below them all about the one that is selected. UI thread. */
final class DifferPage {

    private final Composite page;
    private final Label title;
    private final Label summary;
    private final Button only;
    private final SideTable<Line> lines;
    private final SideTable<Field> fields;
    private final Consumer<Line> looked;
    private @Nullable Compared shown;

    /**
     * @param looked hears which line is looked at
     * @param opened is told which part of a line is to be opened; null for all of it
     */
    DifferPage(Composite parent, Consumer<Line> looked, BiConsumer<Line, @Nullable Field> opened) {
        this.looked = looked;
        page = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 8).spacing(8, 6).create());
        title = Styles.label(page, "", "StewardText");
        title.setFont(Styles.font(Fonts.HEADING));
        summary = Styles.label(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
        only = Styles.style(new Button(page, SWT.CHECK), "StewardText");
        only.setText("Only what differs");
        only.setToolTipText("Leaves out what is the same (O)");
        only.setSelection(true);
        only.addListener(SWT.Selection, event -> refill());
        var sash = new SashForm(page, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(sash);
        lines = new SideTable<>(sash, "Steps beside each other", new LineTexts());
        fields = new SideTable<>(sash, "About the selected step", new FieldTexts());
        sash.setWeights(52, 48);
        // below the texts there is more width than height
        sash.addListener(SWT.Resize, event -> {
            var size = sash.getSize();
            var wanted = size.x > 2 * size.y ? SWT.HORIZONTAL : SWT.VERTICAL;
            if (sash.getOrientation() != wanted) {
                sash.setOrientation(wanted);
            }
        });
        lines.onSelect(line -> {
            about(line);
            looked.accept(line);
        });
        lines.onOpen(line -> opened.accept(line, null));
        fields.onOpen(field -> lines.selection().ifPresent(line -> opened.accept(line, field)));
        lines.control().addListener(SWT.KeyDown, this::key);
        fields.control().addListener(SWT.KeyDown, this::key);
    }

    private static final class LineTexts implements SideTable.Texts<Line> {

        @Override
        public Sign sign(Line row) {
            return row.sign();
        }

        @Override
        public String label(Line row) {
            return row.label();
        }

        @Override
        public String left(Line row) {
            return row.left();
        }

        @Override
        public String right(Line row) {
            return row.right();
        }
    }

    private final class FieldTexts implements SideTable.Texts<Field> {

        @Override
        public Sign sign(Field row) {
            return row.sign();
        }

        @Override
        public String label(Field row) {
            return row.place();
        }

        @Override
        public String left(Field row) {
            var now = shown;
            return now == null ? "" : now.line(row.left());
        }

        @Override
        public String right(Field row) {
            var now = shown;
            return now == null ? "" : now.line(row.right());
        }
    }

    private void key(Event event) {
        if (Character.toUpperCase(event.character) == 'O'
                && (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0) {
            only.setSelection(!only.getSelection());
            refill();
            event.doit = false;
        }
    }

    void show(Compared now) {
        shown = now;
        if (now.first() >= 0 && now.lines().get(now.first()).isSame()
                || now.lines().stream().allMatch(Line::isSame)) {
            only.setSelection(false);
        }
        Styles.text(title, now.title());
        Styles.text(summary, now.summary());
        page.layout(new org.eclipse.swt.widgets.Control[]{ title, summary });
        lines.head("Step", now.left(), now.right());
        fields.head("What", now.left(), now.right());
        fill(now.first() < 0 ? null : now.lines().get(now.first()));
    }

    private void refill() {
        fill(lines.selection().orElse(null));
    }

    private void fill(@Nullable Line wanted) {
        var now = shown;
        if (now == null) {
            return;
        }
        var rows = only.getSelection() ? now.lines().stream().filter(line -> !line.isSame()).toList() : now.lines();
        lines.show(rows, Math.max(0, wanted == null ? -1 : rows.indexOf(wanted)));
        lines.selection().ifPresentOrElse(line -> {
            about(line);
            looked.accept(line);
        }, () -> fields.show(java.util.List.of(), -1));
    }

    private void about(Line line) {
        fields.show(only.getSelection() && !line.isSame()
                ? line.fields().stream().filter(field -> !field.isSame()).toList() : line.fields(), 0);
    }

    Composite control() {
        return page;
    }

    void focus() {
        lines.control().setFocus();
    }
}
