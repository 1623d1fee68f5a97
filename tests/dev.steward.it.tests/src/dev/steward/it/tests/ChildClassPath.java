package dev.steward.it.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The class path of a plain Java process that has everything this process has, bundle by bundle. */
final class ChildClassPath {

    private static final String FILE = "file:";

    private final Path scratch;
    private final Path installed;
    private final List<String> entries = new ArrayList<>();

    private ChildClassPath(Path scratch, Path installed) {
        this.scratch = scratch;
        this.installed = installed;
    }

    /**
     * Several processes may be started at once: a jar that one of them uses already is not written again.
     *
     * @param scratch where jars inside of jars are unpacked
     */
    static synchronized String make(Path scratch) throws IOException {
        var own = FrameworkUtil.getBundle(ChildClassPath.class);
        if (own == null) {
            return System.getProperty("java.class.path", "");
        }
        var area = own.getBundleContext().getProperty("osgi.install.area");
        var path = new ChildClassPath(scratch, area == null ? Path.of("") : Path.of(area.substring(FILE.length())));
        for (var bundle : own.getBundleContext().getBundles()) {
            path.add(bundle);
        }
        return String.join(File.pathSeparator, path.entries);
    }

    private void add(Bundle bundle) throws IOException {
        var location = bundle.getLocation();
        var at = location.indexOf(FILE);
        if (at < 0) {
            return;
        }
        // Relative locations begin at the installation, not at the working directory.
        var file = installed.resolve(location.substring(at + FILE.length())).toAbsolutePath().normalize();
        var inside = bundle.getHeaders().get("Bundle-ClassPath");
        for (var entry : inside == null ? List.of(".") : Arrays.asList(inside.split(","))) {
            var name = entry.strip();
            if (name.equals(".")) {
                // A bundle that is being developed is a project; its classes are where the build put them.
                var built = file.resolve("target/classes");
                entries.add((Files.isDirectory(built) ? built : file).toString());
            } else if (Files.isDirectory(file)) {
                entries.add(file.resolve(name).toString());
            } else {
                unpack(file, name, bundle.getBundleId());
            }
        }
    }

    private void unpack(Path file, String name, long bundle) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var entry = jar.getJarEntry(name);
            if (entry != null) {
                var target = scratch.resolve(bundle + "-" + name.replace('/', '-'));
                if (!Files.exists(target)) {
                    try (var in = jar.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
                entries.add(target.toString());
            }
        }
    }
}
