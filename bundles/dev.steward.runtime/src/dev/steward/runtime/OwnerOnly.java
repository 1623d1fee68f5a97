package dev.steward.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files and folders that only their owner can open, from the first instant on. */
public final class OwnerOnly {

    private OwnerOnly() {
    }

    /** Makes a folder and its missing parents; an existing folder is closed to others. */
    public static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, rights("rwx------"));
        if (posix()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Closes an existing file to others. */
    public static void file(Path file) throws IOException {
        if (posix()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Writes a new file, or replaces the text of an existing one. */
    public static void write(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, rights("rw-------"));
        }
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Writes at the end of a file, which is made if it is missing. */
    public static void append(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, rights("rw-------"));
        }
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static FileAttribute<?>[] rights(String rights) {
        return posix() ? new FileAttribute<?>[]{
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)) }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return Set.copyOf(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    }
}
