package dev.steward.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;

/**
 * A person at the keyboard and the mouse: what it does comes to the workbench as events of the display, as if from the
 * devices. Keys are those of a US keyboard. Each call returns when its events are posted, not when they had an effect.
 */
final class Robot {

    private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
    private static final String PLAIN = "`1234567890-=[]\\;',./";
    private static final Path PICTURES = Path.of(System.getProperty("steward.pictures", "target/pictures"));

    private final Display display = PlatformUI.getWorkbench().getDisplay();

    /** Types a text; line ends are the Enter key. */
    void type(String text) throws Exception {
        for (char c : text.toCharArray()) {
            int shifted = SHIFTED.indexOf(c);
            if (c == '\n') {
                press(SWT.KEYPAD_CR);
            } else if (shifted >= 0) {
                press(SWT.SHIFT, PLAIN.charAt(shifted));
            } else if (Character.isUpperCase(c)) {
                press(SWT.SHIFT, Character.toLowerCase(c));
            } else {
                press(c);
            }
        }
    }

    /** Presses keys together, the last one last: {@code press(SWT.CTRL, 's')}. */
    void press(int... keys) throws Exception {
        Ui.ask(() -> {
            for (int key : keys) {
                post(SWT.KeyDown, key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                post(SWT.KeyUp, keys[i]);
            }
            return true;
        });
        // what is typed next must meet what this key has done
        Ui.ask(() -> true);
    }

    private void post(int type, int key) {
        var event = new Event();
        event.type = type;
        boolean special = (key & SWT.KEYCODE_BIT) != 0 || (key & SWT.MODIFIER_MASK) != 0;
        if (special) {
            event.keyCode = key;
        } else {
            event.character = (char) key;
        }
        if (!display.post(event)) {
            throw new AssertionError("The display took no event for the key " + key);
        }
    }

    /** Clicks into the middle of a control. */
    void click(Control control) throws Exception {
        Ui.ask(() -> {
            Point size = control.getSize();
            mouse(control.toDisplay(size.x / 2, size.y / 2));
            return true;
        });
    }

    /**
     * Clicks into a place of a control. The control gets the button itself: posted to the display, it comes without its
     * place here.
     */
    void click(Control control, int x, int y) throws Exception {
        for (int type : new int[]{ SWT.MouseDown, SWT.MouseUp }) {
            Ui.ask(() -> {
                var button = new Event();
                button.button = 1;
                button.x = x;
                button.y = y;
                control.notifyListeners(type, button);
                return true;
            });
        }
    }

    private void mouse(Point at) {
        var move = new Event();
        move.type = SWT.MouseMove;
        move.x = at.x;
        move.y = at.y;
        display.post(move);
        for (int type : new int[]{ SWT.MouseDown, SWT.MouseUp }) {
            var button = new Event();
            button.type = type;
            button.button = 1;
            button.x = at.x;
            button.y = at.y;
            display.post(button);
        }
    }

    /** Keeps what the screen shows, to be looked at later. */
    void picture(String name) throws Exception {
        Files.createDirectories(PICTURES);
        Path file = PICTURES.resolve(name + ".png");
        if (Ui.ask(() -> display.getPrimaryMonitor().getZoom()) == 100) {
            Ui.ask(() -> points(file));
        } else {
            // what is on the screen by then; the toolkit itself would give one dot for four
            Ui.ask(() -> true);
            Screenshot.write(file);
        }
        if (Files.size(file) == 0) {
            throw new IOException(file + " is empty");
        }
    }

    private boolean points(Path file) {
        var gc = new GC(display);
        var image = new Image(display, display.getBounds());
        try {
            gc.copyArea(image, 0, 0);
            var loader = new ImageLoader();
            loader.data = new ImageData[]{ image.getImageData() };
            loader.save(file.toString(), SWT.IMAGE_PNG);
        } finally {
            image.dispose();
            gc.dispose();
        }
        return true;
    }
}
