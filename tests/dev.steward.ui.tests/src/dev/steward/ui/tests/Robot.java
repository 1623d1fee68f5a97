package dev.steward.ui.tests;

import java.awt.AWTException;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
 * A person at the keyboard and the mouse. Keys are pressed at the screen's server, so they go wherever its keyboard is,
 * into lists above a text and into the system's own dialogs too; they are those of a US keyboard. Each call returns when
 * the workbench has taken its keys, not when they had all their effect.
 */
final class Robot {

    private static final String SHIFTED = "~!@#$%^&*()_+{}|:\"<>?";
    private static final String PLAIN = "`1234567890-=[]\\;',./";
    private static final Path PICTURES = Path.of(System.getProperty("steward.pictures", "target/pictures"));

    private static final Map<Integer, Integer> CODES = codes();

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final java.awt.Robot devices = devices();
    private final boolean posts;

    Robot() {
        this(false);
    }

    private Robot(boolean posts) {
        this.posts = posts;
    }

    /** One whose keys the workbench gets from its own display: they pass by the window manager, and by open lists. */
    static Robot posting() {
        return new Robot(true);
    }

    private static java.awt.Robot devices() {
        try {
            return new java.awt.Robot();
        } catch (AWTException e) {
            throw new AssertionError("There is no keyboard to press", e);
        }
    }

    private static Map<Integer, Integer> codes() {
        var codes = new HashMap<Integer, Integer>();
        for (int c = 'a'; c <= 'z'; c++) {
            codes.put(c, KeyEvent.VK_A + c - 'a');
        }
        for (int c = '0'; c <= '9'; c++) {
            codes.put(c, KeyEvent.VK_0 + c - '0');
        }
        for (int i = 0; i < 12; i++) {
            codes.put(SWT.F1 + i, KeyEvent.VK_F1 + i);
        }
        int[][] others = { { ' ', KeyEvent.VK_SPACE }, { '`', KeyEvent.VK_BACK_QUOTE }, { '-', KeyEvent.VK_MINUS },
                { '=', KeyEvent.VK_EQUALS }, { '[', KeyEvent.VK_OPEN_BRACKET }, { ']', KeyEvent.VK_CLOSE_BRACKET },
                { '\\', KeyEvent.VK_BACK_SLASH }, { ';', KeyEvent.VK_SEMICOLON }, { '\'', KeyEvent.VK_QUOTE },
                { ',', KeyEvent.VK_COMMA }, { '.', KeyEvent.VK_PERIOD }, { '/', KeyEvent.VK_SLASH },
                { SWT.CR, KeyEvent.VK_ENTER }, { SWT.ESC, KeyEvent.VK_ESCAPE }, { SWT.TAB, KeyEvent.VK_TAB },
                { SWT.BS, KeyEvent.VK_BACK_SPACE }, { SWT.DEL, KeyEvent.VK_DELETE }, { SWT.HOME, KeyEvent.VK_HOME },
                { SWT.END, KeyEvent.VK_END }, { SWT.PAGE_UP, KeyEvent.VK_PAGE_UP },
                { SWT.PAGE_DOWN, KeyEvent.VK_PAGE_DOWN }, { SWT.ARROW_UP, KeyEvent.VK_UP },
                { SWT.ARROW_DOWN, KeyEvent.VK_DOWN }, { SWT.ARROW_LEFT, KeyEvent.VK_LEFT },
                { SWT.ARROW_RIGHT, KeyEvent.VK_RIGHT }, { SWT.CTRL, KeyEvent.VK_CONTROL },
                { SWT.SHIFT, KeyEvent.VK_SHIFT }, { SWT.ALT, KeyEvent.VK_ALT } };
        for (int[] each : others) {
            codes.put(each[0], each[1]);
        }
        return Map.copyOf(codes);
    }

    /** Types a text; line ends are the Enter key. */
    void type(String text) throws Exception {
        for (char c : text.toCharArray()) {
            int shifted = SHIFTED.indexOf(c);
            if (c == '\n') {
                press(SWT.CR);
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
        if (posts || isOfTheWindowManager(keys)) {
            post(keys);
        } else {
            for (int key : keys) {
                devices.keyPress(code(key));
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                devices.keyRelease(code(keys[i]));
            }
        }
        // the display looks at its keys before it answers, and what is typed next must meet what these have done
        Ui.ask(() -> true);
        Ui.ask(() -> true);
    }

    /** Many window managers keep Alt and an arrow for themselves; a person tells them not to. */
    private static boolean isOfTheWindowManager(int... keys) {
        var pressed = IntStream.of(keys).boxed().toList();
        return pressed.contains(SWT.ALT) && pressed.stream().anyMatch(Set.of(SWT.ARROW_UP, SWT.ARROW_DOWN,
                SWT.ARROW_LEFT, SWT.ARROW_RIGHT)::contains);
    }

    private void post(int... keys) throws Exception {
        Ui.ask(() -> {
            for (int key : keys) {
                post(SWT.KeyDown, key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                post(SWT.KeyUp, keys[i]);
            }
            return true;
        });
    }

    private void post(int type, int key) {
        var event = new Event();
        event.type = type;
        boolean special = (key & SWT.KEYCODE_BIT) != 0 || (key & SWT.MODIFIER_MASK) != 0;
        if (key == SWT.CR) {
            event.keyCode = SWT.KEYPAD_CR;
        } else if (special) {
            event.keyCode = key;
        } else {
            event.character = (char) key;
        }
        if (!display.post(event)) {
            throw new AssertionError("The display took no event for the key " + key);
        }
    }

    private static int code(int key) {
        Integer code = CODES.get(key);
        if (code == null) {
            throw new AssertionError("There is no key " + key);
        }
        return code;
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
