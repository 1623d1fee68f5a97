package dev.steward.dsl.ide;

import com.google.inject.Injector;
import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.Playbooks;
import dev.steward.dsl.ide.internal.ContextualContentAssistParser;
import dev.steward.dsl.ide.internal.Conditions;
import dev.steward.dsl.ide.internal.RenamedCondition;
import dev.steward.dsl.ide.internal.OtherText;
import dev.steward.dsl.ide.internal.completion.Completions;
import dev.steward.dsl.ide.internal.completion.Insertions;
import dev.steward.dsl.ide.internal.fixes.Fixes;
import dev.steward.dsl.ide.internal.graph.Graphs;
import dev.steward.dsl.ide.internal.graph.Moved;
import dev.steward.dsl.ide.internal.hover.Hovers;
import dev.steward.dsl.ide.internal.names.Occurrence;
import dev.steward.dsl.ide.internal.navigation.DeclaredNames;
import dev.steward.dsl.ide.internal.navigation.Definitions;
import dev.steward.dsl.ide.internal.navigation.Enclosing;
import dev.steward.dsl.ide.internal.navigation.Folding;
import dev.steward.dsl.ide.internal.navigation.RelatedPlaces;
import dev.steward.dsl.ide.internal.rename.Renames;
import dev.steward.dsl.ide.internal.style.Inlays;
import dev.steward.dsl.ide.internal.style.Layouts;
import dev.steward.dsl.ide.internal.style.Styles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.xtext.ide.editor.contentassist.antlr.FollowElementComputer;

/**
 * All that an editor, or a language server, asks of the language: one method for each feature. Texts are changed by one
 * worker thread, which gets a {@link Snapshot} for it; questions are about a snapshot and may come from any thread at
 * the same time. Offsets are in characters from the beginning of a file.
 */
public final class PlaybookIde {

    private final Supplier<PlaybookWorkspace> empty;
    private final PlaybookWorkspace workspace;
    private final SnapshotService snapshots;
    private final Completions completions;
    private final Fixes fixes;
    private final FactUses factUses;

    /**
     * Without files. Costs a noticeable part of a second, so keep one for each company.
     *
     * @param kinds what the connectors of this installation have
     */
    public PlaybookIde(ConnectorKinds kinds) {
        this(kinds, FactUses.UNKNOWN);
    }

    /**
     * Without files, for a company whose memory is open.
     *
     * @param kinds what the connectors of this installation have
     * @param factUses asked for the hovers of facts
     */
    public PlaybookIde(ConnectorKinds kinds, FactUses factUses) {
        this.factUses = factUses;
        Injector injector = new PlaybookIdeSetup().createInjectorAndDoEMFRegistration();
        Playbooks playbooks = new Playbooks(injector);
        empty = () -> playbooks.workspace(kinds);
        workspace = empty.get();
        snapshots = new SnapshotService(workspace);
        fixes = new Fixes(workspace::read);
        completions = new Completions(injector.getInstance(ContextualContentAssistParser.class),
                injector.getInstance(FollowElementComputer.class), workspace::read, kinds);
        // the parsers fill their tables at first use, which must not be by several threads at once
        completions.at(new Program(List.of(), workspace.analysis()), "", "package a\ntype A { x: Int }\n", 0);
    }

    // ---- texts: one worker thread ----

    /**
     * A file is as on disk, and no editor has it open. What cannot be read as text gives an issue.
     *
     * @throws IOException when the file cannot be read
     */
    public void addFile(Path file) throws IOException {
        workspace.addFile(file);
    }

    /** A file is as on disk, and no editor has it open. */
    public void put(String path, String text) {
        snapshots.put(path, text);
    }

    /** A file is gone. */
    public void remove(String path) {
        snapshots.remove(path);
    }

    /**
     * The text of a file is now this. Quick in a large company too, as only what has to do with the file is checked.
     *
     * @param stamp how the editor counts changes; given back in the snapshot
     */
    public Snapshot update(String path, String text, long stamp) {
        return snapshots.update(path, text, stamp);
    }

    /** A file as it was put last, with stamp 0; empty when there is none of that path. */
    public Optional<Snapshot> look(String path) {
        return snapshots.look(path);
    }

    /**
     * The files beside a text that is none of them, such as an older version of one: it takes the place of what declares
     * the same. Quick; what it means is found out by {@link #styles(Program, String)}.
     *
     * @param path to ask with, which no file has
     */
    public Program beside(String path, String text) {
        return OtherText.beside(workspace, path, text);
    }

    /** Everything that was found in all files; takes a while after a change. */
    public List<PlaybookIssue> check() {
        return snapshots.check();
    }

    // ---- questions: any thread ----

    /** Where the thing is declared that a cursor touches; several places for a package, none for what is built in. */
    public List<Location> definition(Snapshot snapshot, int offset) {
        Definitions definitions = new Definitions(snapshot.program());
        return definitions.at(snapshot.path(), offset).map(o -> definitions.declarations(o.symbol())).orElse(List.of());
    }

    /**
     * All places of all files where the thing is named that a cursor touches, its declaration among them.
     *
     * @param cancelled asked between files
     * @throws CancellationException when it was cancelled
     */
    public List<Location> references(Snapshot snapshot, int offset, BooleanSupplier cancelled) {
        Definitions definitions = new Definitions(snapshot.program());
        Occurrence at = definitions.at(snapshot.path(), offset).orElse(null);
        return at == null ? List.of() : definitions.occurrences(at.symbol(), cancelled).stream()
                .map(Definitions.Found::location).toList();
    }

    /** All places of this file where the thing is named that a cursor touches, in the order of the text. */
    public List<Highlight> highlights(Snapshot snapshot, int offset) {
        return new Definitions(snapshot.program()).highlights(snapshot.path(), offset);
    }

    /**
     * What all files declare, for going there by name.
     *
     * @param query letters that a name has in this order, whatever the case; empty for all names
     * @param most how many at most
     * @param cancelled asked between files
     * @throws CancellationException when it was cancelled
     */
    public List<DeclaredName> names(Snapshot snapshot, String query, int most, BooleanSupplier cancelled) {
        return DeclaredNames.of(snapshot.program(), query, most, cancelled);
    }

    /** What can be shown as one line. */
    public List<FoldingRegion> folding(Snapshot snapshot) {
        return snapshot.program().source(snapshot.path()).map(Folding::of).orElse(List.of());
    }

    /**
     * A playbook of the file as boxes and arrows. Nothing when the file has none of that name. Takes a while, about a
     * second for 100,000 lines, when playbooks of other files are to be seen inside for the first time.
     *
     * @param readable what the file was when it could be read last: what counts while it can't
     * @param playbook its name without the package
     * @param unfolded ids of steps whose playbooks are to be seen inside them
     */
    public Optional<FlowGraph> graph(Snapshot snapshot, Optional<Snapshot> readable, String playbook,
            Set<String> unfolded) {
        boolean broken = snapshot.program().source(snapshot.path()).filter(PlaybookSource::hasSyntaxErrors)
                .isPresent();
        Optional<FlowGraph> before = !broken ? Optional.empty()
                : readable.filter(then -> then.path().equals(snapshot.path())).flatMap(then -> Graphs
                        .of(then.program(), then.path(), playbook, unfolded)
                        .map(graph -> Moved.to(then.path(), then.text(), snapshot.text(), graph)));
        return before.or(() -> Graphs.of(snapshot.program(), snapshot.path(), playbook, unfolded));
    }

    /** What stands around a selection: each larger than the one before it, the last one all of the text. */
    public List<Location> enclosing(Snapshot snapshot, int offset, int length) {
        return snapshot.program().source(snapshot.path()).map(s -> Enclosing.of(s, offset, length)).orElse(List.of());
    }

    /** What is below a cursor. */
    public Optional<Hover> hover(Snapshot snapshot, int offset) {
        return new Hovers(snapshot.program(), factUses).at(snapshot.path(), offset);
    }

    /** The name that a rename at a cursor would change; empty where nothing can be renamed. */
    public Optional<Location> renamable(Snapshot snapshot, int offset) {
        return new Renames(snapshot.program(), () -> false, p -> Optional.empty()).renamable(snapshot.path(), offset)
                .map(o -> new Location(snapshot.path(), o.offset(), o.length()));
    }

    /**
     * Renames what a cursor touches in all files. Steps, values and fields keep their former name behind {@code was}:
     * the one that open runs know, which is the name in the committed text, else the one that stands there already.
     *
     * @param committed the committed text of a file by its path, as far as known
     * @param cancelled asked between files
     * @throws CancellationException when it was cancelled
     */
    public Rename rename(Snapshot snapshot, int offset, String newName, Function<String, Optional<String>> committed,
            BooleanSupplier cancelled) {
        return new Renames(snapshot.program(), cancelled, committed).rename(snapshot.path(), offset, newName);
    }

    /** How the text looks, in the order of the text. */
    public List<StyledRegion> styles(Snapshot snapshot) {
        return snapshot.program().source(snapshot.path()).map(s -> Styles.of(s, snapshot.program().analysis()))
                .orElse(List.of());
    }

    /** How a text looks that is none of the files; takes a while in a large company. */
    public List<StyledRegion> styles(Program beside, String path) {
        return beside.source(path).map(s -> Styles.of(s, beside.whole())).orElse(List.of());
    }

    /**
     * What is known and not written, in the order of the text.
     *
     * @param worstCase the most that one run of a playbook can cost, for people, by its name; the language itself knows
     *            no prices, so whoever compiles gives it, else {@code name -> Optional.empty()}
     */
    public List<Inlay> inlays(Snapshot snapshot, Function<String, Optional<String>> worstCase) {
        return snapshot.program().source(snapshot.path())
                .map(s -> Inlays.of(s, snapshot.program().analysis(), worstCase)).orElse(List.of());
    }

    /**
     * What changes in a selection when the text is brought into the one layout; nothing when it has syntax errors.
     *
     * @param offset of the selection; 0 and the length of the text for all of it
     */
    public List<TextEdit> format(String text, int offset, int length) {
        return workspace.format(text)
                .map(f -> Layouts.edits(text, Layouts.withLineEndsOf(text, f), offset, offset + length))
                .orElse(List.of());
    }

    /** What would cure an issue of the snapshot, the best first. */
    public List<QuickFix> fixes(Snapshot snapshot, PlaybookIssue issue) {
        return fixes.of(snapshot.program(), issue);
    }

    /** One change of the file that cures all of which there is only one cure, and one that changes no meaning. */
    public Optional<QuickFix> fixAll(Snapshot snapshot) {
        return fixes.all(snapshot);
    }

    /**
     * Other places that an issue is about, such as where a name stands already.
     *
     * @param snapshot of any file of the company, at the moment of the issue
     */
    public List<Related> related(Snapshot snapshot, PlaybookIssue issue) {
        return RelatedPlaces.of(snapshot.program(), issue);
    }

    /**
     * What may be written at a cursor, the best first. The text may be newer than the snapshot, and broken.
     *
     * @param snapshot any one of the file, for what the other files declare
     */
    public List<Proposal> complete(Snapshot snapshot, String text, int offset) {
        return completions.at(snapshot.program(), snapshot.path(), text, offset);
    }

    /**
     * A step that calls an operation, agent or playbook, or the recall of a fact, as it would be written at a cursor:
     * with arguments that fit there, and the import that it needs. Nothing for what is neither, and where no statement
     * can stand. The text may be newer than the snapshot.
     *
     * @param what of {@link #names}, or made of an outline
     */
    public Optional<Proposal> insertion(Snapshot snapshot, String text, int offset, DeclaredName what) {
        return new Insertions(completions, snapshot.program(), snapshot.path(), text).at(offset, what);
    }

    /**
     * Why a condition could not be judged at a step, in one sentence; empty when it could. Takes a while in a large
     * company.
     *
     * @param after behind the step, where its value has its name
     */
    public Optional<String> conditionFault(Snapshot snapshot, StepPlace step, boolean after, String condition) {
        return Conditions.at(snapshot, step, after, condition).fault(empty.get());
    }

    /**
     * A condition with the names that its steps, values and fields have by now, where they say what they were called
     * before; empty where it can be judged as it stands, or could not be judged then either.
     */
    public Optional<String> renamedCondition(Snapshot snapshot, StepPlace step, boolean after, String condition) {
        return new RenamedCondition(snapshot, step, after, empty).of(condition);
    }

    /** What may be written at a place of a condition, the best first; offsets are in the condition. */
    public List<Proposal> completeCondition(Snapshot snapshot, StepPlace step, boolean after, String condition,
            int offset) {
        return Conditions.at(snapshot, step, after, condition).proposals(completions, offset);
    }
}
