package dev.steward.runtime.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

/** The files of a new company. */
public interface Template {

    /** Symbolic name of the bundle that holds them. */
    String BUNDLE = "dev.steward.suite";

    /** Folder inside the bundle. */
    String FOLDER = "company";

    /** Content by path relative to the company folder, with forward slashes. */
    Map<String, byte[]> files() throws IOException;

    /** The files below a folder on disk. */
    static Template of(Path folder) {
        return () -> {
            var files = new TreeMap<String, byte[]>();
            try (var paths = Files.walk(folder)) {
                for (var file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return files;
        };
    }

    /** The files that a bundle's entries name; folders end with a slash and are left out. */
    static Map<String, byte[]> read(@Nullable Enumeration<URL> entries) throws IOException {
        var files = new TreeMap<String, byte[]>();
        while (entries != null && entries.hasMoreElements()) {
            var url = entries.nextElement();
            var path = url.getPath();
            var at = path.indexOf("/" + FOLDER + "/");
            if (at >= 0 && !path.endsWith("/")) {
                try (var in = url.openStream()) {
                    files.put(path.substring(at + FOLDER.length() + 2), in.readAllBytes());
                }
            }
        }
        return files;
    }
}
