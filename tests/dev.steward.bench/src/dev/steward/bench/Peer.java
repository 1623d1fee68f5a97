package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/**
 * {@code peer.*}: other durable engines beside ours, when they are installed. The properties file says for each
 * {@code NAME.command}, a line for the shell that prints one number last, and {@code NAME.unit}.
 */
final class Peer implements Bench {

    private static final List<String> KNOWN = List.of("dbos", "flowable", "langgraph", "restate");
    private static final String COMMAND = ".command";

    @Override
    public String name() {
        return "peer";
    }

    @Override
    public void run(Context context) throws Exception {
        var properties = new Properties();
        if (Files.exists(context.peers())) {
            try (var in = Files.newBufferedReader(context.peers())) {
                properties.load(in);
            }
        }
        var names = new TreeSet<>(KNOWN);
        properties.stringPropertyNames().stream().filter(name -> name.endsWith(COMMAND))
                .forEach(name -> names.add(name.substring(0, name.length() - COMMAND.length())));
        for (var name : names) {
            var command = properties.getProperty(name + COMMAND);
            if (command == null) {
                context.rows().skipped("peer." + name, "not installed");
            } else {
                measure(context, name, command, properties.getProperty(name + ".unit", "steps/s"));
            }
        }
    }

    private static void measure(Context context, String name, String command, String unit) throws Exception {
        Files.createDirectories(context.folder());
        try (var child = Child.start(context.folder(), List.of("sh", "-c", command))) {
            var last = "";
            for (var line = child.line(any -> true); line.isPresent(); line = child.line(any -> true)) {
                last = line.get();
            }
            child.finish();
            context.rows().add("peer." + name, Double.parseDouble(last.strip()), unit);
        } catch (IOException | NumberFormatException e) {
            context.rows().skipped("peer." + name, "gave no number: " + e.getMessage());
        }
    }
}
