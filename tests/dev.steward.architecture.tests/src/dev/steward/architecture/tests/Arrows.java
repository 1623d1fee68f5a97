package dev.steward.architecture.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The table of the architecture: which rooms and which libraries each room may use directly. */
final class Arrows {

    /**
     * What a room may use.
     *
     * @param rooms names of rooms, all of what they export
     * @param packages single packages of rooms that are closed to it otherwise
     * @param libraries prefixes of packages and names of bundles
     */
    record Allowed(List<String> rooms, List<String> packages, List<String> libraries) {
    }

    private static final List<String> EMF = List.of("org.eclipse.emf");
    private static final List<String> XTEXT = List.of("org.eclipse.xtext", "org.eclipse.emf", "org.antlr.runtime",
            "com.google.inject", "com.google.common", "jakarta.inject", "org.apache.log4j");
    private static final List<String> NONE = List.of();

    /** The engine as its neighbours see it; plans and the core stay out of reach. */
    private static final List<String> PORTS = List.of("dev.steward.engine", "dev.steward.engine.past",
            "dev.steward.engine.spi", "dev.steward.engine.value");

    /** As those see it who step through runs. */
    private static final List<String> SIGHTS = plus(PORTS, "dev.steward.engine.past");

    /** Everywhere: the JDK, null annotations, and what declares services. */
    private static final List<String> EVERYWHERE = List.of("java.", "javax.", "org.w3c.dom", "org.xml.sax",
            "org.eclipse.jdt.annotation", "org.osgi.service.component");

    /** Rooms 1 to 14 and the command line never see these. */
    private static final List<String> WINDOWS = List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
            "org.eclipse.e4.ui", "java.awt", "javax.swing");

    /** What rooms with windows are made of. */
    private static final List<String> WORKBENCH = List.of("org.eclipse.ui", "org.eclipse.jface", "org.eclipse.swt",
            "org.eclipse.core", "org.eclipse.equinox", "org.eclipse.osgi", "org.eclipse.text", "org.osgi.framework",
            "org.eclipse.e4");

    private static final Map<String, Allowed> TABLE = Map.ofEntries(
            Map.entry("model", new Allowed(NONE, NONE, EMF)),
            Map.entry("dsl", new Allowed(NONE, NONE, XTEXT)),
            Map.entry("dsl.ide", new Allowed(List.of("dsl"), NONE, plus(XTEXT, "org.eclipse.lsp4j"))),
            // Gson reads the price table, which is data.
            Map.entry("compiler", new Allowed(List.of("model", "dsl"), NONE, plus(XTEXT, "com.google.gson"))),
            Map.entry("engine", new Allowed(List.of("model"), NONE, plus(EMF, "com.google.gson"))),
            Map.entry("store.derby", new Allowed(NONE, PORTS, List.of("org.apache.derby"))),
            Map.entry("memory.lucene", new Allowed(NONE, PORTS,
                    List.of("org.apache.lucene", "wrapped.org.apache.lucene"))),
            Map.entry("llm", new Allowed(NONE, PORTS, List.of("okhttp3", "okio", "kotlin", "com.google.gson"))),
            Map.entry("connectors", new Allowed(List.of("git"), PORTS, List.of("org.commonmark", "com.google.gson"))),
            Map.entry("git", new Allowed(NONE, NONE, List.of("org.eclipse.jgit"))),
            // The language is opened and the model passed on from here: the one door has to hold both.
            Map.entry("runtime", new Allowed(List.of("compiler", "engine", "git", "dsl", "model"), NONE,
                    plus(EMF, "org.osgi.framework", "com.google.gson"))),
            // A door to the language for editors of others; Gson is what the protocol's library hands over.
            Map.entry("lsp", new Allowed(List.of("dsl", "dsl.ide"), NONE,
                    List.of("org.eclipse.lsp4j", "com.google.gson"))),
            // Pictures of playbooks for both doors: laid out by ELK, whose graphs are EMF's.
            Map.entry("graph", new Allowed(List.of("dsl.ide"), NONE, plus(EMF, "org.eclipse.elk"))),
            // Values and events of runs are the engine's, handed through the runtime; the kinds of connectors go
            // from there to the language server.
            Map.entry("cli",
                    new Allowed(List.of("dsl.ide", "git", "graph", "lsp", "runtime"), plus(SIGHTS, "dev.steward.dsl"),
                            List.of("com.google.gson", "org.eclipse.equinox", "org.osgi.framework"))),
            Map.entry("suite", new Allowed(NONE, NONE, NONE)),
            Map.entry("doc", new Allowed(NONE, NONE, NONE)),
            Map.entry("debug", new Allowed(List.of("runtime"), SIGHTS,
                    List.of("org.eclipse.debug.core", "org.eclipse.core"))),
            // A part of the logging library: it names who prints what libraries say.
            Map.entry("logging", new Allowed(NONE, NONE, List.of("org.slf4j", "slf4j.api"))),
            // The open company, and what all views share: below every room with windows.
            Map.entry("ui", new Allowed(List.of("runtime"), PORTS, WORKBENCH)),
            Map.entry("ui.editor", new Allowed(List.of("runtime", "dsl.ide", "dsl", "graph", "ui"), PORTS,
                    plus(WORKBENCH, "org.eclipse.ltk", "org.eclipse.search"))),
            Map.entry("ui.author", new Allowed(List.of("dsl.ide", "ui", "ui.editor"), NONE, WORKBENCH)),
            Map.entry("ui.govern", new Allowed(List.of("runtime", "ui", "ui.editor"), PORTS,
                    plus(WORKBENCH, "com.google.gson"))),
            Map.entry("ui.debug", new Allowed(List.of("runtime", "debug", "dsl.ide", "graph", "ui", "ui.editor"),
                    SIGHTS,
                    plus(WORKBENCH, "org.eclipse.debug"))),
            // The debugger on screen: breakpoints, steps, changes of the present. Launching and live marks are ui.debug's.
            Map.entry("ui.step", new Allowed(List.of("runtime", "debug", "dsl.ide", "ui", "ui.editor", "ui.debug"),
                    SIGHTS, plus(WORKBENCH, "org.eclipse.debug"))),
            // Who wrote the line of a step is a commit of git's, which comes through the runtime as data. Two runs are
            // compared by the runtime; two of their values open in the platform's compare editor.
            Map.entry("ui.runs", new Allowed(List.of("runtime", "git", "ui", "ui.editor"), SIGHTS,
                    plus(WORKBENCH, "org.eclipse.compare"))),
            // What is different is the compiler's, what git says is git's: both come through the runtime as data.
            Map.entry("ui.git", new Allowed(List.of("runtime", "compiler", "git", "ui", "ui.editor"), PORTS,
                    plus(WORKBENCH, "org.eclipse.compare", "org.eclipse.team"))),
            Map.entry("app", new Allowed(
                    List.of("runtime", "dsl.ide", "ui", "ui.editor", "ui.author", "ui.govern", "ui.debug", "ui.step",
                            "ui.runs", "ui.git"),
                    NONE,
                    plus(WORKBENCH, "org.commonmark"))));

    /** Rooms that have windows. All others must work without. */
    private static final Set<String> WITH_WINDOWS = Set.of("app", "ui", "ui.editor", "ui.author", "ui.govern",
            "ui.debug", "ui.step", "ui.runs", "ui.git");

    /** A library, and the one package of one room that may touch it, where the room at large may not. */
    static final Map<String, Map<String, String>> ONLY_IN = Map.of("engine", Map.of(
            "com.google.gson", "dev.steward.engine.value",
            "org.eclipse.emf", "dev.steward.engine.plan",
            "dev.steward.model", "dev.steward.engine.plan"));

    /** Exported beside {@code x} and {@code x.spi}: data that other rooms hold in their hands. */
    static final Set<String> ALSO_EXPORTED = Set.of("dev.steward.engine.past", "dev.steward.engine.plan",
            "dev.steward.engine.value",
            "dev.steward.model.workflow", "dev.steward.dsl.playbook", "dev.steward.dsl.playbook.util",
            "dev.steward.dsl.types", "dev.steward.dsl.schedule", "dev.steward.graph.draw", "dev.steward.graph.layout",
            "dev.steward.runtime.debug", "dev.steward.runtime.schedule",
            "dev.steward.runtime.tell", "dev.steward.runtime.trace",
            "dev.steward.ui.kit");

    private Arrows() {
    }

    static boolean isKnown(String room) {
        return TABLE.containsKey(room);
    }

    /** Whether a room may use a package, or a bundle by its symbolic name. */
    static boolean allows(String room, String used) {
        String bundle = Room.PREFIX + room;
        Allowed allowed = TABLE.get(room);
        if (used.equals(bundle) || used.startsWith(bundle + ".") && !isOtherRoom(room, used)) {
            return true;
        }
        if (!WITH_WINDOWS.contains(room) && WINDOWS.stream().anyMatch(window -> isIn(used, window))) {
            return false;
        }
        if (allowed == null) {
            return false;
        }
        if (used.startsWith(Room.PREFIX)) {
            return allowed.packages().contains(used)
                    || allowed.rooms().stream().anyMatch(other -> belongsTo(used, other));
        }
        return EVERYWHERE.stream().anyMatch(used::startsWith)
                || allowed.libraries().stream()
                        .anyMatch(library -> isIn(used, library) || used.startsWith(library + "-"));
    }

    /** {@code dsl} is a prefix of {@code dsl.ide}: the longest room whose name fits owns a package. */
    private static boolean isOtherRoom(String room, String used) {
        return TABLE.keySet().stream().anyMatch(other -> other.length() > room.length() && other.startsWith(room + ".")
                && isIn(used, Room.PREFIX + other));
    }

    private static boolean belongsTo(String used, String other) {
        return isIn(used, Room.PREFIX + other) && !isOtherRoom(other, used);
    }

    static boolean isIn(String used, String prefix) {
        return used.equals(prefix) || used.startsWith(prefix + ".");
    }

    private static List<String> plus(List<String> list, String... more) {
        return Stream.concat(list.stream(), Arrays.stream(more)).toList();
    }
}
