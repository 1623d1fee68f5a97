package dev.steward.ui.kit;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** One row on the screen. It takes the keyboard itself, so that letters act on it. */
final class RowView {

    private static final int BAR = 3;
    private static final int BADGE = 20;

    private final RowList list;
    private final Canvas canvas;
    private final Label sign;
    private final Label title;
    private final Label detail;
    private final Label end;
    private Row row;

    RowView(RowList list, Composite parent, Row row) {
        this.list = list;
        this.row = row;
        canvas = Styles.style(new Canvas(parent, SWT.DOUBLE_BUFFERED), "StewardRow");
        canvas.setLayout(GridLayoutFactory.fillDefaults().numColumns(list.buttons() == RowList.Buttons.BESIDE ? 4 : 3)
                .margins(8, 6).spacing(8, 0).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(canvas);
        sign = Styles.label(canvas, "", Styles.textClass(row.sign().colour()));
        sign.setAlignment(SWT.CENTER);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).hint(BADGE, SWT.DEFAULT).applyTo(sign);
        var texts = Styles.style(new Composite(canvas, SWT.NONE), "StewardRowText");
        texts.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 2).create());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(texts);
        title = Styles.wrapped(texts, "", "StewardText");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        detail = Styles.wrapped(texts, "", "StewardMuted");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(detail);
        end = Styles.label(canvas, "", "StewardMuted");
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).applyTo(end);
        buttons();
        listen(texts);
        speak();
        show(row);
    }

    private void buttons() {
        var actions = list.buttons() != RowList.Buttons.NONE ? row.actions() : List.<Row.Action>of();
        var bar = Styles.style(new Composite(canvas, SWT.NONE), "StewardRowText");
        bar.setLayout(GridLayoutFactory.fillDefaults().numColumns(Math.max(1, actions.size())).spacing(4, 0)
                .create());
        var place = GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).exclude(actions.isEmpty());
        if (list.buttons() == RowList.Buttons.BELOW) {
            place.align(SWT.BEGINNING, SWT.CENTER).span(3, 1).indent(BADGE + 8, 4);
        }
        place.applyTo(bar);
        bar.setVisible(!actions.isEmpty());
        for (var action : actions) {
            var button = Styles.button(bar, action.label(), action.primary() ? "StewardPrimary" : "StewardButton",
                    () -> list.act(this, action.id()));
            button.setToolTipText(action.label() + " (" + action.letter() + ")");
        }
    }

    private void listen(Composite texts) {
        for (var part : new org.eclipse.swt.widgets.Control[]{ canvas, sign, texts, title, detail, end }) {
            part.addListener(SWT.MouseDown, e -> canvas.forceFocus());
            part.addListener(SWT.MouseDoubleClick, e -> list.act(this, RowList.OPEN));
        }
        canvas.addListener(SWT.FocusIn, e -> list.selected(this));
        canvas.addListener(SWT.KeyDown, e -> e.doit = !list.key(this, e));
        canvas.addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
    }

    private void speak() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(@org.eclipse.jdt.annotation.Nullable AccessibleEvent e) {
                if (e != null) {
                    e.result = row.spoken();
                }
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(@org.eclipse.jdt.annotation.Nullable AccessibleControlEvent e) {
                if (e != null) {
                    e.detail = ACC.ROLE_LISTITEM;
                }
            }
        });
    }

    private void paint(GC gc) {
        if (!list.isSelected(this)) {
            return;
        }
        Point size = canvas.getSize();
        gc.setBackground(Styles.colour(canvas.isFocusControl() ? Colours.ACCENT : Colours.LINE));
        gc.fillRectangle(0, 0, BAR, size.y);
    }

    /** Shows a row with the same key and actions; true when its size may have changed. */
    boolean show(Row now) {
        row = now;
        Styles.restyle(sign, Styles.textClass(now.sign().colour()));
        var changed = Styles.text(sign, now.sign().text()) | Styles.text(title, now.title())
                | Styles.text(detail, now.detail()) | Styles.text(end, now.end());
        var tip = now.tip().isEmpty() ? null : now.tip();
        sign.setToolTipText(now.sign().word());
        title.setToolTipText(tip);
        detail.setToolTipText(tip);
        hide(detail, now.detail().isEmpty());
        return changed;
    }

    private static void hide(Label label, boolean hidden) {
        ((org.eclipse.swt.layout.GridData) label.getLayoutData()).exclude = hidden;
        label.setVisible(!hidden);
    }

    void look(boolean selected) {
        Styles.restyle(canvas, selected ? "StewardRowSelected" : "StewardRow");
        canvas.redraw();
    }

    void focus() {
        canvas.forceFocus();
    }

    Row row() {
        return row;
    }

    boolean hasFocus() {
        return canvas.isFocusControl();
    }

    void dispose() {
        canvas.dispose();
    }

    /** For rows that stand close together. */
    static GridLayout closely() {
        return GridLayoutFactory.fillDefaults().spacing(0, 1).create();
    }
}
