package dev.steward.it.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.opentest4j.TestAbortedException;

/** A file system of a few megabytes, where this process may mount one; otherwise the test is skipped. */
record SmallDisk(Path folder) implements AutoCloseable {

    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "steward-test", folder.toString()) != 0) {
            throw new TestAbortedException("Mounting a small file system needs root rights.");
        }
        return new SmallDisk(folder);
    }

    void readOnly() throws IOException, InterruptedException {
        if (run("mount", "-o", "remount,ro", folder.toString()) != 0) {
            throw new TestAbortedException("The file system can't be made read-only here.");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", folder.toString());
    }

    private static int run(String... words) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            throw new TestAbortedException("There is no " + words[0] + " here.", e);
        }
    }
}
