package dev.steward.testkit;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The class path of a plain Java process that has what some classes of this process are in, wherever a platform took
 * them from: a bundle's jar, a project that is being developed, or this process's own class path.
 */
public final class ChildClassPath {

    private final Path scratch;
    private final Set<String> entries = new LinkedHashSet<>();

    private ChildClassPath(Path scratch) {
        this.scratch = scratch;
    }

    /** @param scratch where jars inside of jars are unpacked, and folders of classes packed */
    public static String of(Path scratch, Class<?>... types) throws IOException {
        var path = new ChildClassPath(scratch);
        for (var type : types) {
            path.add(type);
        }
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry))).forEach(path.entries::add);
        return String.join(File.pathSeparator, path.entries);
    }

    private void add(Class<?> type) throws IOException {
        var source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), type.getName());
        var place = Path.of(URI.create(source.getLocation().toString().replace(" ", "%20")));
        if (Files.isDirectory(place)) {
            var built = place.resolve("target/classes");
            entries.add(packed(Files.isDirectory(built) ? built : place));
            entries.addAll(beside(place));
        } else {
            entries.add(place.toString());
            entries.addAll(inside(place));
        }
    }

    /** As a jar: the virtual machine shares classes of jars only. */
    private String packed(Path classes) throws IOException {
        var jar = scratch.resolve("classes-" + Integer.toHexString(classes.toString().hashCode()) + ".jar");
        if (Files.exists(jar)) {
            return jar.toString();
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar)); var files = Files.walk(classes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        return jar.toString();
    }

    /** A project's own jars, which are not in the folder of its classes. */
    private static List<String> beside(Path classes) throws IOException {
        for (var at = classes; at != null && !Files.exists(at.resolve(".git")); at = at.getParent()) {
            if (Files.exists(at.resolve("META-INF/MANIFEST.MF"))) {
                var jars = new ArrayList<String>();
                var files = at.resolve("lib").toFile().listFiles((folder, name) -> name.endsWith(".jar"));
                if (files != null) {
                    Arrays.stream(files).sorted().forEach(file -> jars.add(file.toString()));
                }
                if (!jars.isEmpty()) {
                    return jars;
                }
            }
        }
        return List.of();
    }

    private List<String> inside(Path jar) throws IOException {
        var found = new ArrayList<String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().filter(e -> e.getName().matches("lib/[^/]+\\.jar")).toList()) {
                var target = scratch.resolve(entry.getName().substring("lib/".length()));
                if (!Files.exists(target)) {
                    try (var content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
                found.add(target.toString());
            }
        }
        return found;
    }
}
