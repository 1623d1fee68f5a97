package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.Gson;

import dev.steward.engine.Engine;
import dev.steward.runtime.internal.SystemTicker;
import dev.steward.store.derby.DerbyStores;
import dev.steward.testkit.ChildClassPath;
import dev.steward.testkit.Plans;

/**
 * How a bench starts processes of this module: with what the product gives its commands, an archive of loaded classes
 * among it, which a first process that isn't measured fills.
 */
final class ChildJvm {

    private static final String FLAGS = "-XX:+UseSerialGC";

    private final Path scratch;
    private final Path archive;
    private final String path;

    /** @param scratch a folder that stays as long as processes are started */
    ChildJvm(Path scratch) throws IOException, InterruptedException {
        this.scratch = scratch;
        archive = scratch.resolve("classes.jsa");
        path = ChildClassPath.of(scratch, ChildJvm.class, Plans.class, SystemTicker.class, DerbyStores.class,
                Engine.class, Gson.class);
        try (var training = start("-XX:ArchiveClassesAtExit=" + archive, TrainingChild.class,
                scratch.resolve("training").toString())) {
            training.finish();
        }
    }

    /** A main class of this module in a JVM of its own. */
    Child start(Class<?> main, String... arguments) throws IOException {
        return start("-XX:SharedArchiveFile=" + archive, main, arguments);
    }

    private Child start(String option, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                FLAGS, "-Xlog:disable", option, "-cp", path, main.getName()));
        command.addAll(List.of(arguments));
        return Child.start(scratch, command);
    }
}
