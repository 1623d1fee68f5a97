package dev.steward.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.opentest4j.TestAbortedException;

/** A disk of a few megabytes in memory; a test is skipped where mounting one isn't allowed. */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4_096;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Mounts it at a folder, which is made. */
    public static SmallDisk mount(Path place, int megabytes) throws IOException {
        Files.createDirectories(place);
        if (!done("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "steward-test", place.toString())) {
            throw new TestAbortedException("A small disk can't be made: mounting one needs root rights.");
        }
        return new SmallDisk(place);
    }

    public Path folder() {
        return place;
    }

    private Path filler() {
        return place.resolve("filler");
    }

    /** Fills it so that about that many bytes are left; somebody else may take the rest meanwhile. */
    public void fill(long left) {
        try (var channel = FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var room = Files.getFileStore(place).getUsableSpace() - left;
            for (long written = 0; written + BLOCK <= room; written += BLOCK) {
                channel.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives the space back that {@link #fill} took. */
    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    /** Lets nobody write to it from now on, or everybody again; skips the test where that isn't allowed. */
    public void readOnly(boolean readOnly) {
        if (!done("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), place.toString())) {
            throw new TestAbortedException("The small disk can't be mounted otherwise here.");
        }
    }

    @Override
    public void close() throws IOException {
        if (!done("umount", "-l", place.toString())) {
            throw new IOException("The small disk at " + place + " can't be unmounted.");
        }
    }

    private static boolean done(String... command) {
        try {
            var process = new ProcessBuilder(List.of(command)).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
