package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk of a few megabytes in memory; needs the right to mount. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 4_096;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Mounts it, or skips the test where that isn't allowed. */
    static SmallDisk mount(Path place, int megabytes) throws Exception {
        Files.createDirectories(place);
        int result = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place.toString());
        assumeTrue(result == 0, "not allowed to mount a small disk");
        return new SmallDisk(place);
    }

    /** Leaves about that many bytes. */
    Path fill(long left) {
        var filler = place.resolve("filler");
        try (var channel = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long room = Files.getFileStore(place).getUsableSpace() - left;
            for (long written = 0; written + BLOCK <= room; written += BLOCK) {
                channel.write(ByteBuffer.allocate(BLOCK));
            }
            return filler;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No space left")) {
                return filler; // the store took the rest meanwhile
            }
            throw new UncheckedIOException(e);
        }
    }

    void readOnly(boolean readOnly) throws Exception {
        assertEquals(0, run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), place.toString()), "remount");
    }

    @Override
    public void close() throws Exception {
        assertEquals(0, run("umount", "-l", place.toString()), "umount");
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
