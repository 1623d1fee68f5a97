package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.CursorPlace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs the passes over all files: names, signatures, bodies, prompts, and what looks at them from outside. */
public final class Analyser {

    private final Collection<PlaybookFile> files;
    private final Collection<PlaybookFile> focus;
    private final Issues issues = new Issues();
    private final Names names;
    private final Results results;
    private final Expressions expressions;

    /** Analyses all files at once. */
    public Analyser(Collection<PlaybookFile> files) {
        this(files, files);
    }

    /**
     * Analyses some of the files at once; of the others only the declarations are known.
     *
     * @param files all of them; of two declarations with one name in one package, the first counts
     * @param focus those whose insides matter
     */
    public Analyser(Collection<PlaybookFile> files, Collection<PlaybookFile> focus) {
        this.files = List.copyOf(files);
        this.focus = List.copyOf(focus);
        this.names = new Names(this.files, issues);
        TypeRefs typeRefs = new TypeRefs(names, issues);
        this.results = new Results(names, typeRefs);
        this.expressions = new Expressions(names, typeRefs, results, issues);
        run();
    }

    private void run() {
        Declarations declarations = new Declarations(expressions);
        Tests tests = new Tests(expressions);
        Triggers triggers = new Triggers(expressions);
        each(Declaration.class, declarations::signature);
        each(PlaybookDecl.class, declarations::playbook);
        each(PlaybookDecl.class, triggers::playbook);
        each(AgentDecl.class, declarations::agent);
        each(PolicyDecl.class, declarations::policy);
        each(Declaration.class, declarations::strategy);
        each(PolicyTest.class, tests::policy);
        each(PlaybookTest.class, tests::playbook);
    }

    /** Says which imports lead nowhere or are not needed; last, when everybody has looked names up. */
    public void checkImports() {
        Imports imports = new Imports(names, issues);
        focus.forEach(imports::check);
        imports.cycles(files, focus);
    }

    private <T extends Declaration> void each(Class<T> kind, java.util.function.Consumer<T> action) {
        for (PlaybookFile file : focus) {
            for (Declaration declaration : file.getDeclarations()) {
                if (kind.isInstance(declaration)) {
                    action.accept(kind.cast(declaration));
                }
            }
        }
    }

    /** What is known where {@link CursorPlace#MARK} stands for a value; empty when it stands for none. */
    public Optional<CursorPlace> cursor() {
        return Optional.ofNullable(results.cursor);
    }

    /** What everything means. */
    public Analysis analysis() {
        return results;
    }

    /** What did not fit; checks add theirs. */
    public Issues issues() {
        return issues;
    }
}
