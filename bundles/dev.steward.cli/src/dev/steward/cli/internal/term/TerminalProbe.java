package dev.steward.cli.internal.term;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a person sits at the other end. The start script says so in {@code steward.terminal} (the letters
 * {@code i} and {@code o} for a terminal at input and output); without it the console is asked.
 */
public final class TerminalProbe {

    private static final int USUAL_WIDTH = 80;

    private TerminalProbe() {
    }

    /** Whether a person can be asked: input and output are terminals. */
    public static boolean asks() {
        return has('i') && has('o');
    }

    /** Whether lines can be drawn again. */
    public static boolean live() {
        return has('o') && !"dumb".equals(System.getenv("TERM"));
    }

    /** Columns of the terminal, 80 where nobody knows. */
    public static int width() {
        var given = columns(System.getenv("COLUMNS"));
        return given > 0 ? given : live() ? asked() : USUAL_WIDTH;
    }

    private static boolean has(char letter) {
        var said = System.getProperty("steward.terminal");
        return said == null ? console() : said.indexOf(letter) >= 0;
    }

    private static boolean console() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on a console is there without a terminal, too, and can be asked.
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    private static int asked() {
        try {
            var stty = new ProcessBuilder("stty", "size").redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD).start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return USUAL_WIDTH;
            }
            var words = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip().split(" ");
            var columns = words.length == 2 ? columns(words[1]) : 0;
            return columns > 0 ? columns : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL_WIDTH;
        }
    }

    private static int columns(String text) {
        return text != null && text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 0;
    }
}
