package dev.steward.store.derby.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.Properties;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The one file of a backup: a zip that begins with a description and has the database's files after it, each with its
 * checksum. A file that was cut off has no directory at its end and is noticed.
 */
final class Archive {

    private static final String DESCRIPTION = "steward-backup.properties", ROOT = "db/";
    private static final int FORMAT = 1;

    private Archive() {
    }

    /**
     * What a backup says of itself.
     *
     * @param schema of the database in it
     * @param files  how many files the database has
     */
    record Description(int schema, Instant made, int files) {
    }

    /** Writes a new file; on return its content is on the disk. */
    static void write(Path database, Path file, int schema, Instant made) throws IOException {
        Files.createFile(file, OwnerOnly.file(file));
        try (var walk = Files.walk(database);
                var zip = new ZipOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 16))) {
            var files = walk.filter(Files::isRegularFile).sorted().toList();
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(DESCRIPTION));
            zip.write(("format=" + FORMAT + "\nschema=" + schema + "\nmade=" + made + "\nfiles=" + files.size() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (var each : files) {
                zip.putNextEntry(new ZipEntry(ROOT + database.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, zip);
            }
        }
        OwnerOnly.force(file);
    }

    /** Unpacks the database to a new folder, all of it on the disk on return, and says what the backup is. */
    static Description unpack(Path file, Path database) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var description = description(zip);
            Files.createDirectory(database, OwnerOnly.folder(database));
            int files = 0;
            for (var entry : Collections.list(zip.entries())) {
                if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                    unpack(zip, entry, database);
                    files++;
                }
            }
            if (files != description.files()) {
                throw new ZipException("it has " + files + " of " + description.files() + " files");
            }
            Files.createDirectories(database.resolve("tmp"));
            return description;
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path database) throws IOException {
        var target = database.resolve(entry.getName().substring(ROOT.length())).normalize();
        if (!target.startsWith(database)) {
            throw new ZipException("it has a file outside its folder");
        }
        Files.createDirectories(target.getParent());
        try (var content = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            Files.copy(content, target);
            if (content.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("a file in it was changed");
            }
        }
        OwnerOnly.force(target);
    }

    private static Description description(ZipFile zip) throws IOException {
        var entry = zip.getEntry(DESCRIPTION);
        if (entry == null) {
            throw new ZipException("it has no description");
        }
        var content = new Properties();
        try (var in = zip.getInputStream(entry)) {
            content.load(new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        try {
            if (Integer.parseInt(content.getProperty("format", "")) > FORMAT) {
                throw new ZipException("it was written by a newer Steward");
            }
            return new Description(Integer.parseInt(content.getProperty("schema", "")),
                    Instant.parse(content.getProperty("made", "")),
                    Integer.parseInt(content.getProperty("files", "")));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            throw new ZipException("its description can't be read");
        }
    }
}
