package dev.steward.dsl.ide.internal.graph;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.FlowGraph.Effect;
import dev.steward.dsl.ide.FlowGraph.Flow;
import dev.steward.dsl.ide.FlowGraph.Kind;
import dev.steward.dsl.ide.FlowGraph.Mark;
import dev.steward.dsl.ide.FlowGraph.MarkKind;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Makes the graph of a playbook of one program. */
public final class Graphs {

    /** So deep do playbooks inside playbooks unfold: one that runs itself is an error, but may be looked at. */
    private static final int DEEPEST = 8;

    private final Program program;
    private final Set<String> unfolded;

    private Graphs(Program program, Set<String> unfolded) {
        this.program = program;
        this.unfolded = unfolded;
    }

    /**
     * The graph of a playbook.
     *
     * @param path of its file
     * @param name without the package
     * @param unfolded ids of steps whose playbooks are to be seen
     */
    public static Optional<FlowGraph> of(Program program, String path, String name, Set<String> unfolded) {
        return program.source(path).flatMap(source -> source.tree().getDeclarations().stream()
                .filter(d -> d instanceof PlaybookDecl playbook && name.equals(playbook.getName()))
                .map(PlaybookDecl.class::cast).findFirst())
                .map(playbook -> new FlowGraph(qualified(playbook), true, new Graphs(program, unfolded)
                        .flow(playbook, path, program.analysis(), "", 0)));
    }

    /** The name with the package. */
    static String qualified(PlaybookDecl playbook) {
        String inPackage = EcoreUtil.getRootContainer(playbook) instanceof PlaybookFile file ? file.getName() : null;
        return inPackage == null || inPackage.isEmpty() ? String.valueOf(playbook.getName())
                : inPackage + "." + playbook.getName();
    }

    private Flow flow(PlaybookDecl playbook, String path, Analysis analysis, String above, int depth) {
        var level = new Level();
        level.add(start(playbook, path, above));
        new Walk(path, analysis, above, playbook, step -> unfold(step, depth)).statements(level,
                playbook.getStatements());
        return level.flow();
    }

    private static Node start(PlaybookDecl playbook, String path, String above) {
        var marks = new ArrayList<Mark>();
        for (PlaybookClause clause : playbook.getClauses()) {
            switch (clause) {
                case BudgetClause budget -> marks.add(new Mark(MarkKind.BUDGET, Words.amounts(budget)));
                case TriggerClause trigger -> marks.add(new Mark(MarkKind.TRIGGER,
                        Words.written(trigger).replaceFirst("^trigger\\s+", "")));
                case DelegateClause delegate -> marks.add(new Mark(MarkKind.DELEGATE,
                        Words.written(delegate).replaceFirst("^delegate\\s+", "")));
                default -> {
                    // not part of the picture
                }
            }
        }
        List<String> inputs = playbook.getParameters().stream().map(Parameter::getName).map(String::valueOf).toList();
        return new Node(above + "#start", Kind.START, String.valueOf(playbook.getName()), String.join(", ", inputs),
                Effect.NONE, marks, Words.place(path, playbook), Words.name(path, playbook), "", Flow.NONE);
    }

    /** What a step that runs a playbook has inside; its playbook may stand in another file. */
    private Flow unfold(Node step, int depth) {
        if (!unfolded.contains(step.id()) || depth >= DEEPEST) {
            return Flow.NONE;
        }
        for (var source : program.sources()) {
            for (var declaration : source.tree().getDeclarations()) {
                if (declaration instanceof PlaybookDecl playbook && qualified(playbook).equals(step.calls())) {
                    // what is inside the playbooks of other files is known only of all files together
                    boolean here = source.path().equals(step.place().path());
                    return flow(playbook, source.path(), here && depth == 0 ? program.analysis() : program.whole(),
                            step.id() + "/", depth + 1);
                }
            }
        }
        return Flow.NONE;
    }
}
