package dev.steward.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;

/** What a person can read in the window, and press. */
final class Screen {

    private Screen() {
    }

    /** All texts of visible labels and buttons, from the top. */
    static List<String> texts() throws Exception {
        return Ui.ask(Screen::found);
    }

    /** The same, for who is on the UI thread already. */
    static List<String> textsNow() {
        return found();
    }

    /** Waits until some visible text is as wanted. */
    static List<String> await(Predicate<String> wanted) throws Exception {
        return await(wanted, "What is waited for");
    }

    /** Waits until a text is to be read. */
    static void awaitText(String text) throws Exception {
        await(text::equals, "'" + text + "'");
    }

    private static List<String> await(Predicate<String> wanted, String called) throws Exception {
        var texts = Ui.await(Screen::found, found -> found.stream().anyMatch(wanted));
        if (texts.stream().noneMatch(wanted)) {
            throw new AssertionError(called + " is not on the screen, but " + texts);
        }
        return texts;
    }

    /** The visible button with a text. */
    static Button button(String text) throws Exception {
        awaitText(text);
        return Ui.ask(() -> all().filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> button.getText().equals(text)).findFirst().orElseThrow());
    }

    /** The visible label with a text. */
    static Label label(String text) throws Exception {
        awaitText(text);
        return Ui.ask(() -> all().filter(Label.class::isInstance).map(Label.class::cast)
                .filter(label -> label.getText().equals(text)).findFirst().orElseThrow());
    }

    /** Waits for a notice on the desktop with a text, and closes it, as who has read it does. */
    static void awaitNotice(String text) throws Exception {
        var read = Ui.await(() -> {
            for (var shell : PlatformUI.getWorkbench().getDisplay().getShells()) {
                var controls = new ArrayList<Control>();
                collect(shell, controls);
                if ((shell.getStyle() & SWT.ON_TOP) != 0
                        && controls.stream().anyMatch(control -> text(control).startsWith(text))) {
                    shell.close();
                    return true;
                }
            }
            return false;
        }, Boolean::booleanValue);
        if (!read) {
            throw new AssertionError("There is no notice '" + text + "'");
        }
    }

    private static List<String> found() {
        return all().map(Screen::text).filter(text -> !text.isBlank()).toList();
    }

    private static String text(Control control) {
        return control instanceof Label label ? label.getText().replace("&&", "&")
                : control instanceof Button button ? button.getText() : "";
    }

    private static Stream<Control> all() {
        var controls = new ArrayList<Control>();
        collect(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), controls);
        return controls.stream();
    }

    private static void collect(Control control, List<Control> controls) {
        if (control.isVisible()) {
            controls.add(control);
            if (control instanceof Composite composite) {
                for (var child : composite.getChildren()) {
                    collect(child, controls);
                }
            }
        }
    }
}
