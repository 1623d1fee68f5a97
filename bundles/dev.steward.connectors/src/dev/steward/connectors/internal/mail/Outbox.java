package dev.steward.connectors.internal.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.steward.connectors.internal.AtomicFiles;
import dev.steward.connectors.internal.Call;
import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.Markdown;
import dev.steward.connectors.internal.Texts;
import dev.steward.engine.spi.BoundaryException;

/**
 * The folder with the letters: one folder a sending. A sending is written aside and moved in as a whole, so it is there
 * with all its letters or not at all, whenever the process dies.
 */
record Outbox(Folder folder, Markdown markdown) {

    private static final int KEY_DIGITS = 10;
    private static final int MOST_BYTES = 64 << 10;

    /** The end of the ids of a key's sending. */
    static String mark(String key) {
        return "-" + Texts.hash(key, KEY_DIGITS);
    }

    /** Oldest first. */
    List<Sending> all() throws IOException, BoundaryException {
        var sendings = new ArrayList<Sending>();
        if (Files.isDirectory(folder.root())) {
            try (var folders = Files.newDirectoryStream(folder.root())) {
                for (var each : folders) {
                    var id = each.getFileName().toString();
                    var file = each.resolve(Sending.FILE);
                    if (!id.startsWith(".") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        var sending = Sending.parse(id, AtomicFiles.read(file, MOST_BYTES, id + "/" + Sending.FILE));
                        if (sending != null) {
                            sendings.add(sending);
                        }
                    }
                }
            }
        }
        sendings.sort(Comparator.comparing(Sending::written).thenComparing(Sending::id));
        return sendings;
    }

    /** The sending that a call with this key made. */
    Optional<Sending> byKey(String key) throws IOException, BoundaryException {
        return all().stream().filter(sending -> sending.id().endsWith(mark(key))).findFirst();
    }

    /** Writes all letters of a sending, then lets them appear. */
    void write(Call call, Sending sending, Letter letter, List<Address> readers)
            throws IOException, BoundaryException, InterruptedException {
        createOwnerOnly(folder.root());
        AtomicFiles.sweep(folder.root());
        var aside = folder.root().resolve(AtomicFiles.tempName());
        createOwnerOnly(aside);
        try {
            var number = 0;
            for (var reader : readers) {
                call.checkInterrupt();
                number++;
                AtomicFiles.force(aside.resolve(fileName(number, reader)), letter.to(reader, markdown));
            }
            AtomicFiles.force(aside.resolve(Sending.FILE), sending.source().getBytes(StandardCharsets.UTF_8));
            AtomicFiles.forceFolder(aside);
            Files.move(aside, folder.resolve(sending.id()), StandardCopyOption.ATOMIC_MOVE);
            AtomicFiles.forceFolder(folder.root());
        } finally {
            if (Files.exists(aside)) {
                AtomicFiles.deleteTree(aside);
            }
        }
    }

    private static String fileName(int number, Address reader) {
        return "%04d-%s.eml".formatted(number, Texts.slug(reader.email().replace("@", "-at-"), "reader"));
    }

    // letters hold addresses
    private static void createOwnerOnly(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(path,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }
}
