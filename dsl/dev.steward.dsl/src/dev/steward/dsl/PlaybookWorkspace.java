package dev.steward.dsl;

import dev.steward.dsl.internal.analysis.Analyser;
import dev.steward.dsl.internal.analysis.Finding;
import dev.steward.dsl.internal.analysis.Neighbours;
import dev.steward.dsl.internal.checks.Checks;
import dev.steward.dsl.internal.format.Formatting;
import dev.steward.dsl.internal.syntax.Conflicts;
import dev.steward.dsl.internal.syntax.Positions;
import dev.steward.dsl.playbook.PlaybookFactory;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Analysis;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;

/**
 * A set of files that see each other, and what they mean together. For one thread at a time. Changing a file makes
 * trees and analyses from before stale; they stay readable.
 */
public final class PlaybookWorkspace {

    private static final long LARGEST_FILE = 10_000_000;

    private final IParser parser;
    private final ConnectorKinds kinds;
    private final Map<String, PlaybookSource> sources = new LinkedHashMap<>();
    private final Map<String, PlaybookIssue> unreadable = new LinkedHashMap<>();
    /** Known once somebody asks for one file by itself. */
    private @Nullable Neighbours neighbours;
    private @Nullable Analyser analyser;
    private @Nullable List<PlaybookIssue> issues;

    PlaybookWorkspace(IParser parser, ConnectorKinds kinds) {
        this.parser = parser;
        this.kinds = kinds;
    }

    /**
     * Adds a file, or replaces the one of that path.
     *
     * @param path how the file is called in issues; absolute paths keep apart what has equal names
     */
    public PlaybookSource put(String path, String text) {
        PlaybookSource source = read(path, text);
        put(source);
        return source;
    }

    /** Adds a file that was read already, also for another workspace, or replaces the one of its path. */
    public void put(PlaybookSource source) {
        remove(source.path());
        sources.put(source.path(), source);
        Neighbours known = neighbours;
        if (known != null) {
            known.put(source);
        }
    }

    /** Reads a text without adding it. May be called by any thread at any time. */
    public PlaybookSource read(String path, String text) {
        IParseResult parsed = parser.parse(new StringReader(text));
        PlaybookFile tree = parsed.getRootASTElement() instanceof PlaybookFile file ? file
                : PlaybookFactory.eINSTANCE.createPlaybookFile();
        Resource resource = new ResourceImpl(URI.createURI("playbook:/" + URI.encodeSegment(path, false)));
        resource.getContents().add(tree);
        return new PlaybookSource(path, text, tree, resource, parsed);
    }

    /** Takes a file out; does nothing when there is none of that path. */
    public void remove(String path) {
        unreadable.remove(path);
        sources.remove(path);
        Neighbours known = neighbours;
        if (known != null) {
            known.remove(path);
        }
        analyser = null;
        issues = null;
    }

    /**
     * Adds one file under its path. A file that is not UTF-8 or far too large gives an issue.
     *
     * @throws IOException when it cannot be read
     */
    public void addFile(Path file) throws IOException {
        String path = file.toString();
        if (Files.size(file) > LARGEST_FILE) {
            unreadable(path, "This file is too large for a playbook: split it into several.");
            return;
        }
        try {
            put(path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString());
        } catch (CharacterCodingException e) {
            unreadable(path, "This file is not UTF-8 text: save it again with the encoding UTF-8.");
        }
    }

    private void unreadable(String path, String message) {
        remove(path);
        unreadable.put(path, new PlaybookIssue(path, 1, 1, 1, 1, 0, 0, PlaybookIssue.Severity.ERROR,
                IssueCodes.UNREADABLE, message, List.of()));
    }

    /** All files in the order of adding. */
    public Collection<PlaybookSource> sources() {
        return List.copyOf(sources.values());
    }

    /** The file of a path. */
    public Optional<PlaybookSource> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    /** What all files mean; computed when asked for the first time after a change. */
    public Analysis analysis() {
        return analysed().analysis();
    }

    /** What files mean together, without their issues. May be called by any thread at any time. */
    public static Analysis analyse(Collection<PlaybookSource> sources) {
        return new Analyser(sources.stream().map(PlaybookSource::tree).toList()).analysis();
    }

    private Analyser analysed() {
        Analyser known = analyser;
        if (known == null) {
            List<PlaybookFile> trees = sources.values().stream().map(PlaybookSource::tree).toList();
            known = new Analyser(trees);
            new Checks(known.analysis(), known.issues(), trees, kinds).run();
            known.checkImports();
            analyser = known;
        }
        return known;
    }

    /**
     * Everything that was found in all files, by file and place. A file with syntax errors shows only those: what is
     * missing in its tree would make noise. A file with both sides of a merge in it shows only the places where they are.
     */
    public List<PlaybookIssue> check() {
        List<PlaybookIssue> known = issues;
        if (known == null) {
            known = collect();
            issues = known;
        }
        return known;
    }

    /**
     * A warning about an element, for what only those know who know the company around the files.
     *
     * @param feature of the element, with the value of this index if it has many
     * @return empty when the element is in none of the files, or in one with syntax errors
     */
    public Optional<PlaybookIssue> warning(EObject element, String feature, int index, String code, String message) {
        return new Positions(sources.values()).issue(new Finding(element, feature, index,
                PlaybookIssue.Severity.WARNING, code, message, List.of()));
    }

    /** What was found in one file. */
    public List<PlaybookIssue> check(String path) {
        return check().stream().filter(i -> i.path().equals(path)).toList();
    }

    private List<PlaybookIssue> collect() {
        Positions positions = new Positions(sources.values());
        List<PlaybookIssue> out = new ArrayList<>(unreadable.values());
        sources.values().stream().filter(PlaybookSource::hasSyntaxErrors).forEach(s -> out.addAll(positions.syntax(s)));
        analysed().issues().findings().forEach(f -> positions.issue(f).ifPresent(out::add));
        Conflicts.replace(out, sources.values());
        List<String> order = List.copyOf(sources.keySet());
        out.sort(Comparator.comparingInt((PlaybookIssue i) -> order.indexOf(i.path()))
                .thenComparingInt(PlaybookIssue::offset));
        return out.stream().distinct().toList();
    }

    /**
     * What was found in one file, without a look at files that have nothing to do with it. The same as
     * {@link #check(String)} and much faster in a large company; the issues of other files may change as well, which this
     * does not tell.
     *
     * @return empty when there is no file of that path
     */
    public Optional<PlaybookFocus> focus(String path) {
        PlaybookSource source = sources.get(path);
        if (source == null) {
            return Optional.empty();
        }
        List<PlaybookFile> trees = sources.values().stream().map(PlaybookSource::tree).toList();
        List<PlaybookFile> near = neighbours().of(path, trees);
        Analyser focused = new Analyser(trees, near);
        new Checks(focused.analysis(), focused.issues(), near, kinds).run();
        focused.checkImports();
        Positions positions = new Positions(List.of(source));
        List<PlaybookIssue> out = new ArrayList<>();
        if (source.hasSyntaxErrors()) {
            out.addAll(positions.syntax(source));
        }
        focused.issues().findings().forEach(f -> positions.issue(f).ifPresent(out::add));
        Conflicts.replace(out, List.of(source));
        out.sort(Comparator.comparingInt(PlaybookIssue::offset));
        return Optional.of(new PlaybookFocus(out.stream().distinct().toList(), focused.analysis()));
    }

    private Neighbours neighbours() {
        Neighbours known = neighbours;
        if (known == null) {
            known = new Neighbours();
            sources.values().forEach(known::put);
            neighbours = known;
        }
        return known;
    }

    /** The text in the one layout of the language; empty when it has syntax errors. */
    public Optional<String> format(String text) {
        IParseResult parsed = parser.parse(new StringReader(text));
        return !parsed.hasSyntaxErrors() && parsed.getRootASTElement() instanceof PlaybookFile file
                ? Optional.of(Formatting.format(file)) : Optional.empty();
    }
}
