package dev.steward.ui.debug.internal.console;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IOConsole;
import org.eclipse.ui.console.IOConsoleOutputStream;
import org.eclipse.ui.console.IPatternMatchListener;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

import dev.steward.debug.RunProcess;
import dev.steward.runtime.tell.Line;
import dev.steward.runtime.tell.Tone;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Styles;

/**
 * What is told about one run, as {@code steward run} tells it. Steps lead to their lines, questions to their cards, the
 * run to its result.
 */
public final class RunConsole extends IOConsole {

    private static final String BUNDLE = "dev.steward.ui.debug";

    private final RunProcess process;
    private final Map<Tone, IOConsoleOutputStream> streams = new EnumMap<>(Tone.class);
    private final TreeMap<Integer, IHyperlink> links = new TreeMap<>();
    private final TreeMap<Integer, Integer> lengths = new TreeMap<>();
    private final IPropertyChangeListener themes = change -> colour();
    private int written;

    /** On the UI thread. */
    public RunConsole(RunProcess process) {
        super(process.getLabel(), RunConsole.class.getName(),
                ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/run.svg").orElse(null), true);
        this.process = process;
        // links stand at fixed places, so nothing is cut off
        setWaterMarks(-1, -1);
        for (var tone : Tone.values()) {
            streams.put(tone, newOutputStream());
        }
        colour();
        PlatformUI.getWorkbench().getThemeManager().addPropertyChangeListener(themes);
        addPatternMatchListener(new Linking());
        process.transcript().read(this::tell);
    }

    private void colour() {
        var display = PlatformUI.getWorkbench().getDisplay();
        Deliver.later(display, () -> streams.forEach((tone, stream) -> stream.setColor(Styles.colour(switch (tone) {
            case PLAIN, STRONG -> Colours.TEXT;
            case FAINT -> Colours.MUTED;
            case ACCENT -> Colours.ACCENT;
            case RUNNING -> Colours.RUNNING;
            case WAITING -> Colours.WAITING;
            case FAILED -> Colours.FAILED;
            case UNDONE -> Colours.COMPENSATED;
            case DONE -> Colours.DONE;
        }))));
    }

    /** The run. */
    public RunProcess process() {
        return process;
    }

    /** Its name tells the state. UI thread. */
    void rename() {
        setName(process.getLabel());
    }

    private synchronized void tell(List<Line> lines) {
        for (var line : lines) {
            line.pieces().forEach(this::write);
            write(Tone.PLAIN, "\n");
        }
    }

    private void write(Line.Piece piece) {
        var link = link(piece);
        if (link != null) {
            links.put(written, link);
            lengths.put(written, piece.text().length());
        }
        write(piece.tone(), piece.text());
    }

    private void write(Tone tone, String text) {
        var stream = streams.get(tone);
        if (stream == null || stream.isClosed()) {
            return;
        }
        written += text.length();
        try {
            stream.write(text);
        } catch (IOException e) {
            // somebody closed the console meanwhile: nobody reads it any more
            ILog.of(getClass()).info("A console is gone: " + e.getMessage());
        }
    }

    private @Nullable IHyperlink link(Line.Piece piece) {
        return switch (piece.about()) {
            case NOTHING -> null;
            case STEP -> new StepLink(process, piece.text());
            case ASK -> new CommandLink("dev.steward.ui.govern.card", Map.of("ask", piece.text()));
            case RUN -> new CommandLink("dev.steward.ui.govern.showResult", Map.of("run", piece.text()));
        };
    }

    /** Lines reach the document on a thread of the console's; a link is set when its line is there. */
    private final class Linking implements IPatternMatchListener {

        @Override
        public void matchFound(PatternMatchEvent event) {
            synchronized (RunConsole.this) {
                for (var at : List.copyOf(links.headMap(event.getOffset() + event.getLength()).keySet())) {
                    var link = links.remove(at);
                    var length = lengths.remove(at);
                    set(link, at, length);
                }
            }
        }

        private void set(IHyperlink link, int at, int length) {
            try {
                addHyperlink(link, at, length);
            } catch (BadLocationException e) {
                ILog.of(getClass()).warn("A link has no place in its console", e);
            }
        }

        @Override
        public void connect(TextConsole console) {
            // nothing to prepare
        }

        @Override
        public void disconnect() {
            // nothing to end
        }

        @Override
        public String getPattern() {
            return ".*\\n";
        }

        @Override
        public int getCompilerFlags() {
            return 0;
        }

        @Override
        public @Nullable String getLineQualifier() {
            return null;
        }
    }

    @Override
    protected void dispose() {
        PlatformUI.getWorkbench().getThemeManager().removePropertyChangeListener(themes);
        super.dispose();
    }
}
