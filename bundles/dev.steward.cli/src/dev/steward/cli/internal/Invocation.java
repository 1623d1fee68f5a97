package dev.steward.cli.internal;

import java.nio.file.Path;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

import dev.steward.cli.Streams;
import dev.steward.cli.internal.args.Arguments;
import dev.steward.cli.internal.term.Paint;
import dev.steward.cli.internal.term.Screen;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Steward;

/** A call of a command: what was asked, by whom, and where answers go. */
public final class Invocation {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final Arguments arguments;
    private final Streams streams;
    private final Steward steward;
    private final Paint paint;
    private final Screen screen;

    /** For one call. */
    public Invocation(Arguments arguments, Streams streams, Steward steward) {
        this.arguments = arguments;
        this.streams = streams;
        this.steward = steward;
        var plain = arguments.has("--no-color") || json()
                || !streams.environment().getOrDefault("NO_COLOR", "").isEmpty();
        paint = new Paint(streams.live() && !plain);
        screen = new Screen(streams.out(), streams.live() && !json() && !quiet(), streams.width());
    }

    /** What was given on the command line. */
    public Arguments arguments() {
        return arguments;
    }

    /** The process around. */
    public Streams streams() {
        return streams;
    }

    /** The door to companies. */
    public Steward steward() {
        return steward;
    }

    /** Colours. */
    public Paint paint() {
        return paint;
    }

    /** Where lines go. */
    public Screen screen() {
        return screen;
    }

    /** Whether the answer is for a program. */
    public boolean json() {
        return arguments.has("--json");
    }

    /** Whether only results and problems are wanted. */
    public boolean quiet() {
        return arguments.has("--quiet");
    }

    /** Whether there is a person who can be asked. */
    public boolean asks() {
        return streams.asks() && !json();
    }

    /** A path as given on the command line. */
    public Path path(String given) {
        return streams.directory().resolve(given).normalize();
    }

    /** The company that the command is about. */
    public CompanyFolder company() {
        var given = arguments.value("--company");
        if (given.isPresent()) {
            return CompanyFolder.read(path(given.get()));
        }
        var found = CompanyFolder.find(streams.directory());
        return CompanyFolder.read(found.orElseThrow(() -> ProblemException.wrongUse("No company here: neither "
                + streams.directory() + " nor a folder above it has a " + CompanySettings.FILE
                + ". Go into your company's folder, name it with --company, or make one with 'steward new DIR'.")));
    }

    /** A line for people; not shown with --json. */
    public void print(String line) {
        if (!json()) {
            screen.print(line);
        }
    }

    /** A line for people that --quiet takes away. */
    public void note(String line) {
        if (!quiet()) {
            print(line);
        }
    }

    /** One object for programs; not shown without --json. */
    public void json(JsonElement object) {
        if (json()) {
            screen.print(GSON.toJson(object));
        }
    }

    /** One object for programs, from names and plain values. */
    public void json(Map<String, ?> object) {
        if (json()) {
            json(GSON.toJsonTree(object));
        }
    }

    /** A line on the error stream. */
    public void complain(String line) {
        screen.clear();
        streams.err().println(line);
        streams.err().flush();
    }
}
