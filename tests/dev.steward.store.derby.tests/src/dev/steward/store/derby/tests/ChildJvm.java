package dev.steward.store.derby.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;

import dev.steward.engine.spi.RunStore;
import dev.steward.store.derby.DerbyStores;

/** Starts a main class of the tests in a JVM of its own, with the class path put together from where classes are. */
final class ChildJvm {

    private ChildJvm() {
    }

    /** Starts it; its standard output is to be read, its errors appear among ours. */
    static Process start(Path scratch, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(scratch), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String classPath(Path scratch) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (var type : List.of(ChildJvm.class, DerbyStores.class, RunStore.class)) {
            var place = placeOf(type);
            entries.add(place);
            entries.addAll(nested(place, scratch));
        }
        var separator = System.getProperty("path.separator");
        var shared = System.getProperty("java.class.path", "");
        return String.join(separator, entries.stream().map(Path::toString).toList()) + separator + shared;
    }

    private static Path placeOf(Class<?> type) {
        var source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), type.getName());
        return Path.of(source.getLocation().getPath());
    }

    /** Jars inside a bundle: beside its classes in a checkout, unpacked from its jar elsewhere. */
    private static List<Path> nested(Path place, Path scratch) throws IOException {
        if (Files.isRegularFile(place)) {
            return unpacked(place, scratch);
        }
        for (var above = place; above != null && !Files.exists(above.resolve(".git")); above = above.getParent()) {
            var library = above.resolve("lib");
            if (Files.isRegularFile(library.resolve("derby.jar"))) {
                try (var jars = Files.list(library)) {
                    return jars.toList();
                }
            }
        }
        return List.of();
    }

    private static List<Path> unpacked(Path jar, Path scratch) throws IOException {
        var found = new ArrayList<Path>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(e -> e.getName().matches("lib/[^/]+\\.jar")).toList()) {
                var target = scratch.resolve(entry.getName().substring("lib/".length()));
                if (!Files.exists(target)) {
                    try (var content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
                found.add(target);
            }
        }
        return found;
    }
}
