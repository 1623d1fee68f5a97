package dev.steward.connectors.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import dev.steward.engine.spi.BoundaryException;

/**
 * Files that are either the old or the new one, whatever happens in between: written aside, forced to the disk, moved
 * into place.
 */
public final class AtomicFiles {

    /** How a file that is being written is called. */
    public static final String TEMP_PREFIX = ".steward-", TEMP_SUFFIX = ".tmp";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private AtomicFiles() {
    }

    /** Replaces the file; one that already has this content is left alone. */
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces the file; one that already has this content is left alone. */
    public static void write(Path target, byte[] content) throws IOException {
        if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content)) {
            return;
        }
        var folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var temp = folder.resolve(tempName());
        try {
            force(temp, content);
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
        forceFolder(folder);
    }

    /** A new file forced to the disk, not atomic by itself. */
    public static void force(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Makes moves and deletions in a folder durable; systems that can't open folders do so by themselves. */
    public static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** A fresh name for a file or folder that is being written. */
    public static String tempName() {
        return TEMP_PREFIX + UUID.randomUUID() + TEMP_SUFFIX;
    }

    /** Deletes what an interrupted process left behind, once it is old enough to be nobody's. */
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder, TEMP_PREFIX + "*" + TEMP_SUFFIX)) {
            for (var path : left) {
                if (Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant().plus(ABANDONED)
                        .isBefore(Instant.now())) {
                    deleteTree(path);
                }
            }
        }
    }

    /** Deletes a file, or a folder with the files in it. */
    public static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (var children = Files.newDirectoryStream(path)) {
                for (var child : children) {
                    deleteTree(child);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    /** A whole text file; a byte-order mark is dropped. */
    public static String read(Path file, long most, String shown) throws IOException, BoundaryException {
        if (Files.isDirectory(file)) {
            throw Operations.bad(Operations.quoted(shown) + " is a folder, not a file.");
        }
        var size = Files.size(file);
        if (size > most) {
            throw Operations.bad(Operations.quoted(shown) + " has " + size + " bytes, more than the allowed " + most
                    + "; split it or raise the connector's setting maxBytes.");
        }
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            var text = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BoundaryException(BoundaryException.BAD_REQUEST,
                    Operations.quoted(shown) + " is not UTF-8 text; save it as UTF-8.", false, null, e);
        }
    }
}
