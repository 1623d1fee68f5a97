package dev.steward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What a bench works with.
 *
 * @param folder  an empty folder on the disk that is measured
 * @param steward the command line's script
 * @param peers   a properties file that says how to run peers
 */
record Context(Path folder, Path steward, Path peers, Scale scale, Rows rows) {

    /** A new folder for a bench's data. */
    Path scratch(String name) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, name + "-");
    }

    /** Deletes a folder and what is in it. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Bytes of all files in a folder. */
    static long size(Path folder) throws IOException {
        long bytes = 0;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }
}
