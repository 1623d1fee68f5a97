package dev.steward.ui.tests;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewReference;

/** What somebody hears who listens to the screen instead of looking at it. */
final class Labels {

    private Labels() {
    }

    /** The visible controls of a view that nobody can call by a name; call on the UI thread. */
    static List<String> missing(String view) throws ReflectiveOperationException {
        var nameless = new ArrayList<String>();
        for (IViewReference each : Ui.page().getViewReferences()) {
            if (each.getId().equals(view) && each.getView(false) != null && each.getView(false).getSite()
                    .getService(MPart.class).getWidget() instanceof Control control) {
                nameless.addAll(missing(view, control));
            }
        }
        return nameless;
    }

    /** Those in a control, with where that is; call on the UI thread. */
    static List<String> missing(String where, Control control) throws ReflectiveOperationException {
        var nameless = new ArrayList<String>();
        if (control.isVisible()) {
            if (!isCalled(control)) {
                nameless.add(where + ": " + control + " in " + control.getParent());
            }
            // what a composed control has inside is its own
            if (control instanceof Composite composite && !(control instanceof CCombo)) {
                for (var child : composite.getChildren()) {
                    nameless.addAll(missing(where, child));
                }
            }
        }
        return nameless;
    }

    private static boolean isCalled(Control control) throws ReflectiveOperationException {
        return switch (control) {
            case Button button -> !button.getText().isBlank() || named(button);
            case Link link -> !link.getText().isBlank();
            case ToolBar bar -> Stream.of(bar.getItems()).allMatch(Labels::isCalled);
            case Text text -> named(text) || labelled(text) || isTold(text);
            case Combo combo -> named(combo) || labelled(combo);
            case CCombo combo -> named(combo) || labelled(combo);
            case Spinner spinner -> named(spinner) || labelled(spinner);
            case StyledText text -> named(text) || labelled(text);
            case Table table -> named(table) || labelled(table);
            case Tree tree -> named(tree) || labelled(tree);
            case Canvas canvas when canvas.getListeners(SWT.KeyDown).length > 0
                    && canvas.getListeners(SWT.Paint).length > 0 ->
                named(canvas) && hasRole(canvas);
            case Canvas canvas when canvas.getClass() == Canvas.class -> named(canvas) || isRulerOfAComparison(canvas);
            default -> true;
        };
    }

    /** A text that is told, not asked for, says itself. */
    private static boolean isTold(Text text) {
        return (text.getStyle() & SWT.READ_ONLY) != 0 && !text.getText().isBlank();
    }

    /** The platform's compare editor draws line numbers and lines between its texts; the texts tell what is in them. */
    private static boolean isRulerOfAComparison(Canvas canvas) {
        for (Composite in = canvas.getParent(); in != null; in = in.getParent()) {
            if (in.getClass().getName().startsWith("org.eclipse.compare.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCalled(ToolItem item) {
        return (item.getStyle() & SWT.SEPARATOR) != 0 || !item.getText().isBlank()
                || item.getToolTipText() != null && !item.getToolTipText().isBlank();
    }

    /** A label before it, which a screen reader takes for its name. */
    private static boolean labelled(Control control) {
        Control before = null;
        for (Control each : control.getParent().getChildren()) {
            if (each == control) {
                return before instanceof Label label && !label.getText().isBlank();
            }
            before = each;
        }
        return false;
    }

    private static boolean named(Control control) throws ReflectiveOperationException {
        var event = new AccessibleEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (Object each : listeners(control, "accessibleListeners")) {
            ((AccessibleListener) each).getName(event);
        }
        return event.result != null && !event.result.isBlank();
    }

    private static boolean hasRole(Control control) throws ReflectiveOperationException {
        var event = new AccessibleControlEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (Object each : listeners(control, "accessibleControlListeners")) {
            ((AccessibleControlListener) each).getRole(event);
        }
        return event.detail != 0;
    }

    /** The toolkit doesn't tell what was said to it. */
    private static List<?> listeners(Control control, String name) throws ReflectiveOperationException {
        Field field = Accessible.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(control.getAccessible()) instanceof List<?> all ? all : List.of();
    }
}
