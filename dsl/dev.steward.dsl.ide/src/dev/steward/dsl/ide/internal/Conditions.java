package dev.steward.dsl.ide.internal;

import dev.steward.dsl.PlaybookFocus;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.Probe;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.dsl.ide.internal.completion.Completions;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;

/** Expressions that somebody writes beside the text of a playbook, such as the condition of a breakpoint. */
public final class Conditions {

    private static final Pattern LATER = Pattern.compile("There is no (\\w+) here\\. \\1 is made only later.*");
    /** At the end of what is at fault, such as the field of a value. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*$");

    private final Snapshot snapshot;
    private final String name;
    private final Probe probe;

    private Conditions(Snapshot snapshot, String name, Probe probe) {
        this.snapshot = snapshot;
        this.name = name;
        this.probe = probe;
    }

    /** An expression at a step, before it or behind it. */
    public static Conditions at(Snapshot snapshot, StepPlace step, boolean after, String expression) {
        return new Conditions(snapshot, step.name(), after ? Probe.after(snapshot.text(), step.end(), expression)
                : Probe.before(snapshot.text(), step.offset(), expression));
    }

    /**
     * Why a run could not be asked whether it is true, in one sentence; empty when it could.
     *
     * @param workspace without files
     */
    public Optional<String> fault(PlaybookWorkspace workspace) {
        snapshot.program().sources().forEach(workspace::put);
        var read = workspace.put(snapshot.path(), probe.text());
        var focus = workspace.focus(snapshot.path()).orElse(null);
        return focus == null ? Optional.empty() : own(focus).findFirst().map(this::words)
                .or(() -> read.hasSyntaxErrors() ? Optional.empty() : untrue(read.tree(), focus));
    }

    private Stream<PlaybookIssue> own(PlaybookFocus focus) {
        return focus.issues().stream().filter(issue -> issue.isError() && issue.line() == probe.line());
    }

    /**
     * Where in the expression a word is at fault that may be a name of before; offsets are in the expression.
     *
     * @param workspace without files
     */
    List<Word> faultyWords(PlaybookWorkspace workspace) {
        snapshot.program().sources().forEach(workspace::put);
        workspace.put(snapshot.path(), probe.text());
        return workspace.focus(snapshot.path()).stream().flatMap(this::own).flatMap(issue -> word(issue).stream())
                .distinct().toList();
    }

    private Optional<Word> word(PlaybookIssue issue) {
        var end = Math.min(issue.offset() + issue.length(), probe.text().length());
        var found = WORD.matcher(probe.text().substring(issue.offset(), end));
        return found.find() && issue.offset() >= probe.expression()
                ? Optional.of(new Word(issue.offset() + found.start() - probe.expression(), found.group()))
                : Optional.empty();
    }

    /** A word of the expression. */
    record Word(int offset, String text) {
    }

    /** With its place in the expression, as nobody sees the text around that; a breakpoint can't be moved up or down. */
    private String words(PlaybookIssue issue) {
        var begin = issue.offset() - probe.expression();
        var later = LATER.matcher(issue.message());
        return (begin <= 0 ? "" : "At character " + (begin + 1) + ": ") + (later.matches()
                ? later.group(1) + " is not known yet before " + name + ": hold after the step that makes it."
                : issue.message());
    }

    private Optional<String> untrue(EObject tree, PlaybookFocus focus) {
        var type = type(tree, focus.analysis());
        return type instanceof Type.Special || type instanceof Type.Primitive known && known.kind() == Type.Kind.BOOL
                ? Optional.empty()
                : Optional.of("This is " + type + " at " + name + ", neither true nor false: compare it with something,"
                        + " such as with == or >.");
    }

    private static Type type(EObject tree, Analysis analysis) {
        for (Iterator<EObject> all = tree.eAllContents(); all.hasNext();) {
            if (all.next() instanceof LetStatement let && Probe.NAME.equals(let.getName())) {
                return analysis.typeOfLocal(let);
            }
        }
        return Type.UNKNOWN;
    }

    /** What may be written at a place of the expression; offsets are in it. */
    public List<Proposal> proposals(Completions completions, int cursor) {
        var begin = probe.expression();
        return completions.at(snapshot.program(), snapshot.path(), probe.text(), begin + cursor).stream()
                .filter(one -> one.others().isEmpty() && one.offset() >= begin && !one.text().contains("\n"))
                .map(one -> new Proposal(one.label(), one.kind(), one.detail(), one.documentation(),
                        one.offset() - begin, one.length(), one.text(), one.placeholders(), one.others()))
                .toList();
    }
}
