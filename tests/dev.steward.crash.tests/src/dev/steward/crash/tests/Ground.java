package dev.steward.crash.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.opentest4j.TestAbortedException;

import dev.steward.testkit.SmallDisk;

/** Where a company's folder is, and what is done to that place while its process lives. */
abstract sealed class Ground implements AutoCloseable {

    private static final int DISK_MEGABYTES = 24;
    /** What the store keeps free, and what is left beyond it or short of it. */
    private static final int RESERVE = 3 << 20, SPREAD = 400_000;

    final Path place;

    private Ground(Path place) {
        this.place = place;
    }

    static Ground of(Setting setting, Path place) throws IOException {
        return switch (setting) {
            case NORMAL, SMALL_HEAP -> new Plain(place);
            case FULL_DISK -> new FullDisk(place);
            case REFUSED_WRITES -> new RefusedWrites(place);
            case FAILING_DISK -> new BadDisk(place);
        };
    }

    /** The {@code .steward} folder. */
    final Path folder() {
        return place.resolve("company/.steward");
    }

    /** Before a life begins; {@code natural} is the last one, which is to come to its end. */
    void before(int life, boolean natural, Random random) throws IOException {
        // nothing is done here
    }

    /** The company that was put here is on the disk for good. */
    void settled() throws IOException {
        // a process that is killed leaves what it wrote to the operating system
    }

    /** Something befalls a living process instead of its being killed; false when here it is to be killed. */
    boolean strike(Process process, Random random) throws IOException {
        return false;
    }

    /** Whether a store may stop for that reason here. */
    boolean excuses(Ledger.Stop stop) {
        return false;
    }

    /** A disk that fails is no damaged company. */
    static boolean toldWell(Ledger.Stop stop) {
        return stop.reason().equals("FULL") || stop.reason().equals("CLOSED")
                || stop.reason().equals("READ_ONLY") && stop.sentence().contains("see to the disk");
    }

    /** After a life: what was in its way is taken away. */
    void mend() throws IOException {
        // nothing was in the way
    }

    @Override
    public void close() throws IOException {
        // nothing to give back
    }

    /** Takes a copy of the company along, so that it is there to be looked at when the place is gone. */
    final Path keep() throws IOException {
        var kept = place.resolve("kept");
        try (var files = Files.walk(place.resolve("company"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = kept.resolve(place.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return kept;
    }

    private static final class Plain extends Ground {
        Plain(Path place) {
            super(place);
        }
    }

    private static final class FullDisk extends Ground {

        private final SmallDisk disk;

        FullDisk(Path place) throws IOException {
            super(place);
            disk = SmallDisk.mount(place.resolve("company"), DISK_MEGABYTES);
        }

        @Override
        void before(int life, boolean natural, Random random) throws IOException {
            if (life > 0 && !natural) {
                disk.fill(random.nextInt(8) == 0 ? random.nextInt(RESERVE) : RESERVE + random.nextInt(SPREAD));
            }
        }

        @Override
        boolean excuses(Ledger.Stop stop) {
            return stop.reason().equals("FULL") && stop.sentence().contains("is full; free some space");
        }

        @Override
        void mend() throws IOException {
            disk.free();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    /** No root rights needed: a limit on the length of files that is set on a process that runs. */
    private static final class RefusedWrites extends Ground {

        /** Derby's log grows to a megabyte. */
        private static final int MOST_LENGTH = 1 << 20;
        /** What a device writes or doesn't, as a whole. */
        private static final int BLOCK = 1 << 12;

        RefusedWrites(Path place) {
            super(place);
        }

        @Override
        boolean strike(Process process, Random random) throws IOException {
            var most = random.nextBoolean() ? 0 : random.nextInt(MOST_LENGTH / BLOCK) * BLOCK;
            return limited(process.pid(), most);
        }

        private static boolean limited(long pid, int most) {
            try {
                var limit = new ProcessBuilder("prlimit", "--pid", "" + pid, "--fsize=" + most + ":unlimited")
                        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                return limit.waitFor(30, TimeUnit.SECONDS);
            } catch (IOException e) {
                throw new TestAbortedException("There is no prlimit here.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        boolean excuses(Ledger.Stop stop) {
            return toldWell(stop);
        }
    }

    /** A disk that takes what is written, and then can't keep it. */
    private static final class BadDisk extends Ground {

        private final FailingDisk disk;

        BadDisk(Path place) throws IOException {
            super(place);
            disk = FailingDisk.make(place.resolve("disk"), place.resolve("company"));
        }

        @Override
        void settled() throws IOException {
            disk.sync();
        }

        @Override
        boolean strike(Process process, Random random) throws IOException {
            disk.fail();
            return true;
        }

        @Override
        boolean excuses(Ledger.Stop stop) {
            return toldWell(stop);
        }

        @Override
        void mend() throws IOException {
            disk.mend();
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Ground::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
