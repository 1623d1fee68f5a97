package dev.steward.runtime;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

import dev.steward.runtime.internal.SettingsReader;

/**
 * A company's folder: playbooks, settings, and the state in {@code .steward/}. Looking at it opens nothing.
 *
 * @param root absolute and normalised
 */
public record CompanyFolder(Path root, CompanySettings settings) {

    private static final Set<String> NOT_SEARCHED = Set.of(".git", ".steward", "node_modules", "target", "bin");

    /** The nearest folder, from here upwards, with a settings file. */
    public static Optional<Path> find(Path from) {
        for (Path at = from.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(CompanySettings.FILE))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the settings of a company.
     *
     * @throws ProblemException no settings there, or a line of them is wrong
     */
    public static CompanyFolder read(Path root) {
        var folder = root.toAbsolutePath().normalize();
        var file = folder.resolve(CompanySettings.FILE);
        if (!Files.isRegularFile(file)) {
            throw ProblemException.wrongUse("There is no company in " + folder + ": it has no " + CompanySettings.FILE
                    + ". Make one with 'steward new " + folder + "' or name another folder with --company.");
        }
        try {
            return new CompanyFolder(folder, SettingsReader.read(file, Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw ProblemException.wrongUse(file + " is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE,
                    file + " can't be read; check that the file belongs to you.", List.of(), e);
        }
    }

    /** The folder of everything that Steward itself keeps; only its owner can open it. */
    public Path state() {
        return root.resolve(".steward");
    }

    /** All playbook files below the root, sorted by path. */
    public List<Path> playbooks() {
        return playbooksBelow(root);
    }

    /** Playbook files below a folder, or the file itself, sorted by path. */
    public List<Path> playbooksBelow(Path start) {
        if (Files.isRegularFile(start)) {
            return List.of(start);
        }
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(start, new PlaybookFinder(start, found));
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE,
                    start + " can't be read; check that the folder exists and belongs to you.", List.of(), e);
        }
        Collections.sort(found);
        return found;
    }

    /** The path as people write it: relative to the root where it lies inside, with forward slashes. */
    public String display(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString().replace('\\', '/');
    }

    @NonNullByDefault({})
    private static final class PlaybookFinder extends SimpleFileVisitor<Path> {
        private final Path start;
        private final List<Path> found;

        PlaybookFinder(Path start, List<Path> found) {
            this.start = start;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            var name = dir.getFileName();
            return name != null && NOT_SEARCHED.contains(name.toString()) ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".playbook")) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Programs make and remove files beside the playbooks: one that has gone meanwhile was none of them. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException && !file.equals(start)) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }
    }
}
