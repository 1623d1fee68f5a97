package dev.steward.crash.tests;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.opentest4j.TestAbortedException;

import dev.steward.testkit.SmallDisk;

/**
 * A file system whose device can be made to fail: it is a file with holes on a small disk, and when that disk is full
 * every block that is new comes back as an I/O error when it is to be kept. Needs root rights and loop devices.
 */
final class FailingDisk implements AutoCloseable {

    private static final int MEGABYTES = 40, LARGER = 64;

    private final SmallDisk below;
    private final Path mounted;
    private final String device;

    private FailingDisk(SmallDisk below, Path mounted, String device) {
        this.below = below;
        this.mounted = mounted;
        this.device = device;
    }

    static FailingDisk make(Path below, Path mounted) throws IOException {
        Files.createDirectories(mounted);
        var disk = SmallDisk.mount(below, MEGABYTES);
        var image = below.resolve("image");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) LARGER << 20);
        }
        var device = said("losetup", "--find", "--show", image.toString()).strip();
        if (device.isEmpty() || !done("mkfs.ext4", "-q", "-O", "^has_journal", "-E", "lazy_itable_init=1", device)
                || !done("mount", "-o", "errors=continue", device, mounted.toString())) {
            done("losetup", "-d", device);
            disk.close();
            throw new TestAbortedException("A disk that fails can't be made: it needs root rights and a loop device.");
        }
        return new FailingDisk(disk, mounted, device);
    }

    /** Everything written so far is kept. */
    void sync() throws IOException {
        done("sync", "-f", mounted.toString());
    }

    /** From now on it keeps nothing that needs a new block. */
    void fail() {
        below.fill(0);
    }

    /** It keeps new blocks again; what it could not keep meanwhile is still in the system's memory. */
    void mend() throws IOException {
        below.free();
    }

    @Override
    public void close() throws IOException {
        done("umount", "-l", mounted.toString());
        done("losetup", "-d", device);
        below.close();
    }

    private static boolean done(String... command) throws IOException {
        return !said(command).startsWith("failed");
    }

    private static String said(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes());
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0 ? said : "failed: " + said;
        } catch (IOException e) {
            throw new TestAbortedException("There is no " + command[0] + " here.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
