package dev.steward.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A {@link TypedForm} on the screen: labels, fields, and below a field what does not fit. */
public final class FormView {

    private static final int LINES = 120;

    private final Composite area;
    private final TypedForm form;
    private final Runnable changed;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Label> complaints = new LinkedHashMap<>();
    private final Map<String, Control> controls = new LinkedHashMap<>();

    /** @param changed runs when something was typed */
    public FormView(Composite parent, TypedForm form, Runnable changed) {
        this.form = form;
        this.changed = changed;
        area = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 8).create());
        var roots = form.fields().stream().map(FormView::root).distinct().count();
        form.fields().forEach(field -> {
            if (roots > 1) {
                part(field);
            }
            field(field);
        });
    }

    private static String root(TypedForm.Field field) {
        return field.path().replaceFirst("\\..*", "");
    }

    /** Says of which of several values the fields below are parts. */
    private void part(TypedForm.Field field) {
        var root = root(field);
        if (!root.equals(field.path()) && controls.keySet().stream().noneMatch(path -> path.startsWith(root + "."))) {
            var caption = Styles.label(area, Say.sentence(root), "StewardText");
            caption.setFont(Styles.bold());
            GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(caption);
        }
    }

    private void field(TypedForm.Field field) {
        var label = Styles.label(area, field.label(), "StewardMuted");
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).hint(Facts.LABEL, SWT.DEFAULT).indent(0, 6)
                .applyTo(label);
        var side = Styles.style(new Composite(area, SWT.NONE), "StewardCard");
        side.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 2).create());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(side);
        var control = switch (field.kind()) {
            case CHECK -> check(side, field);
            case CHOICE -> choice(side, field);
            case LINE -> line(side, field);
            case TEXT, LIST -> lines(side, field);
        };
        control.setToolTipText(Say.sentence(field.hint())
                + (field.kind() == TypedForm.Kind.LIST ? ", one item a line" : ""));
        control.getAccessible().addAccessibleListener(new Named(field.label()));
        controls.put(field.path(), control);
        var complaint = Styles.wrapped(side, "", "StewardFailed");
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(complaint);
        complaints.put(field.path(), complaint);
    }

    private Control line(Composite side, TypedForm.Field field) {
        var text = new Text(side, SWT.SINGLE | SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        return text(text, field);
    }

    private Control lines(Composite side, TypedForm.Field field) {
        var area = new TextArea(side, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, LINES).applyTo(area.control());
        return text(area.text(), field);
    }

    private Text text(Text text, TypedForm.Field field) {
        text.setText(field.text());
        text.addListener(SWT.Modify, e -> typed(field, text.getText()));
        return text;
    }

    private Control choice(Composite side, TypedForm.Field field) {
        var combo = new Combo(side, SWT.READ_ONLY);
        combo.setItems(field.options().toArray(String[]::new));
        combo.setText(field.text());
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(combo);
        combo.addListener(SWT.Selection, e -> typed(field, combo.getText()));
        return combo;
    }

    private Control check(Composite side, TypedForm.Field field) {
        var check = new Button(side, SWT.CHECK);
        check.setSelection(field.text().equals("yes"));
        if (field.text().isEmpty()) {
            texts.put(field.path(), "no");
        }
        check.addListener(SWT.Selection, e -> typed(field, check.getSelection() ? "yes" : "no"));
        return check;
    }

    private void typed(TypedForm.Field field, String text) {
        texts.put(field.path(), text);
        var complaint = form.complaint(field.path(), text).orElse("");
        var label = complaints.get(field.path());
        if (label != null && Styles.text(label, complaint)) {
            ((GridData) label.getLayoutData()).exclude = complaint.isEmpty();
            label.setVisible(!complaint.isEmpty());
            label.requestLayout();
        }
        changed.run();
    }

    /** Shows what does not fit, and gives the first such field the keyboard; true when all fits. */
    public boolean check() {
        for (var field : form.fields()) {
            var text = texts.getOrDefault(field.path(), field.text());
            if (form.complaint(field.path(), text).isPresent()) {
                typed(field, text);
                var control = controls.get(field.path());
                if (control != null) {
                    control.setFocus();
                }
                return false;
            }
        }
        return true;
    }

    /** Types a text into a field, which says what does not fit, and gives it the keyboard; false without such a field. */
    public boolean type(String path, String text) {
        var control = controls.get(path);
        switch (control) {
            case Text field -> field.setText(text);
            case Combo choice -> {
                choice.setText(text);
                choice.notifyListeners(SWT.Selection, new Event());
            }
            case null, default -> {
                return false;
            }
        }
        return control.setFocus();
    }

    /** Gives a field the keyboard; that of what is in it, where it is laid open. */
    public boolean focus(String path) {
        return controls.entrySet().stream()
                .filter(each -> each.getKey().equals(path) || each.getKey().startsWith(path + ".")).findFirst()
                .map(each -> each.getValue().setFocus()).orElse(false);
    }

    /** What is typed, by field path. */
    public Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    /** The whole, for its layout. */
    public Composite control() {
        return area;
    }

    /** Gives the keyboard to the first field. */
    public boolean focus() {
        return !controls.isEmpty() && controls.values().iterator().next().setFocus();
    }
}
