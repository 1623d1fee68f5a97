package dev.steward.runtime.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.eclipse.jdt.annotation.NonNullByDefault;

import dev.steward.runtime.BackupService.Written;
import dev.steward.runtime.OwnerOnly;
import dev.steward.runtime.ProblemException;

/** A company in one zip file: {@code store} as the store wrote it, and its folder's files below {@code company/}. */
public final class CompanyArchive implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CompanyArchive.class.getName());
    private static final String STORE = "store", COMPANY = "company/", EXECUTABLE = "executable";

    private final Path draft;
    private final Path target;

    private CompanyArchive(Path draft, Path target) {
        this.draft = draft;
        this.target = target;
    }

    /**
     * Writes it; on failure nothing is left.
     *
     * @param root  the company's folder, of which {@code .steward} is left out
     * @param store the store's own backup
     */
    public static Written write(Path root, Path store, Path file) throws IOException {
        var part = Files.createTempFile(folderOf(file), ".backup-", ".part");
        try {
            OwnerOnly.file(part);
            var files = new Packer(root, List.of(part, file));
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
                files.pack(store, zip);
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Files.move(part, file);
            return new Written(file, files.count, Files.size(file), files.skipped);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path folderOf(Path file) {
        var folder = file.getParent();
        return folder == null ? file : folder;
    }

    @NonNullByDefault({})
    private static final class Packer extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> without;
        private final List<String> skipped = new ArrayList<>();
        private ZipOutputStream zip;
        private int count;

        Packer(Path root, List<Path> without) {
            this.root = root;
            this.without = without;
        }

        void pack(Path store, ZipOutputStream into) throws IOException {
            zip = into;
            put(STORE, store);
            Files.walkFileTree(root, this);
        }

        private String name(Path path) {
            return COMPANY + root.relativize(path).toString().replace('\\', '/');
        }

        private void put(String name, Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                var entry = new ZipEntry(name);
                entry.setLastModifiedTime(Files.getLastModifiedTime(file));
                if (Files.isExecutable(file)) {
                    entry.setComment(EXECUTABLE);
                }
                zip.putNextEntry(entry);
                in.transferTo(zip);
                zip.closeEntry();
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
            if (dir.equals(root.resolve(".steward"))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (!dir.equals(root)) {
                zip.putNextEntry(new ZipEntry(name(dir) + "/"));
                zip.closeEntry();
            }
            return FileVisitResult.CONTINUE;
        }

        /** Runs go on meanwhile: what is gone by now is not of this moment. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                skipped.add(root.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path dir, IOException problem) throws IOException {
            return problem == null ? FileVisitResult.CONTINUE : visitFileFailed(dir, problem);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isRegularFile()) {
                skipped.add(root.relativize(file).toString());
            } else if (!without.contains(file)) {
                try {
                    put(name(file), file);
                    count++;
                } catch (NoSuchFileException e) {
                    visitFileFailed(file, e);
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /**
     * Unpacks it beside the target, which takes its place with {@link #finish}.
     *
     * @param target missing or empty
     */
    public static CompanyArchive unpack(Path file, Path target) throws IOException {
        refuse(target);
        var parent = target.getParent();
        if (parent == null) {
            throw ProblemException.wrongUse(target + " can't be a company's folder.");
        }
        Files.createDirectories(parent);
        var archive = new CompanyArchive(Files.createTempDirectory(parent, ".restore-"), target);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements();) {
                archive.unpack(zip, entries.nextElement());
            }
            if (!Files.exists(archive.store()) || !Files.isDirectory(archive.folder())) {
                throw ProblemException.wrongUse(file + " is no backup of a company.");
            }
            return archive;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static void refuse(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (var inside = Files.list(target)) {
                if (inside.findAny().isPresent()) {
                    throw ProblemException.wrongUse(target + " is not empty; name a folder that is new or empty.");
                }
            }
        } else if (Files.exists(target)) {
            throw ProblemException.wrongUse(target + " is a file; name a folder that is new or empty.");
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
        var path = draft.resolve(entry.getName()).normalize();
        if (!path.startsWith(draft)) {
            throw ProblemException.wrongUse("The backup names files outside of the company; it is damaged.");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        try (var in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
                OutputStream out = Files.newOutputStream(path)) {
            in.transferTo(out);
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("the file " + entry.getName() + " in it was changed");
            }
        }
        if (EXECUTABLE.equals(entry.getComment()) && !path.toFile().setExecutable(true)) {
            LOG.log(Level.WARNING, "The file " + entry.getName() + " of the backup can't be made executable here");
        }
        Files.setLastModifiedTime(path, entry.getLastModifiedTime());
    }

    /** The store's own backup. */
    public Path store() {
        return draft.resolve(STORE);
    }

    /** The company's folder until it is finished. */
    public Path folder() {
        return draft.resolve(COMPANY);
    }

    /** Puts the folder in its place. */
    public void finish() throws IOException {
        Files.deleteIfExists(target);
        Files.move(folder(), target);
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            try (var paths = Files.walk(draft)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
