package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.NameInScope;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** The names that a place in a checked text sees for sure: inputs, what stands before it, loop variables around it. */
final class LocalNames {

    private final Analysis analysis;
    private final List<NameInScope> out = new ArrayList<>();

    private LocalNames(Analysis analysis) {
        this.analysis = analysis;
    }

    /** The nearest first. */
    static List<NameInScope> at(@Nullable EObject place, Analysis analysis) {
        LocalNames names = new LocalNames(analysis);
        EObject inner = place;
        EObject at = place == null ? null : place.eContainer();
        while (at != null && inner != null) {
            switch (at) {
                case Block block -> names.before(block.getStatements(), inner);
                case ForeachExpression loop -> names.add(loop.getVariable());
                case PlaybookDecl playbook -> {
                    names.before(playbook.getStatements(), inner);
                    for (Parameter parameter : playbook.getParameters()) {
                        names.add(parameter);
                    }
                }
                default -> {
                    // gives no name
                }
            }
            inner = at;
            at = at.eContainer();
        }
        return names.out;
    }

    private void before(List<Statement> statements, EObject place) {
        int index = statements.indexOf(place);
        for (int i = (index < 0 ? statements.size() : index) - 1; i >= 0; i--) {
            if (Owners.isLocal(statements.get(i))) {
                add(statements.get(i));
            }
        }
    }

    private void add(@Nullable EObject origin) {
        String name = origin == null ? null : Owners.nameOf(origin);
        if (origin != null && name != null) {
            Type type = analysis.typeOfLocal(origin);
            out.add(new NameInScope(name, type, new Target.LocalTarget(name, origin)));
        }
    }
}
