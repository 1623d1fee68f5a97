package dev.steward.dsl.internal.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Vocabulary;

/** A configured use of a playbook: its head has what belongs to one use, and is no freer than its goals allow. */
final class InstanceChecks {

    /** From strict to loose. */
    private static final List<String> LEVELS = List.copyOf(Vocabulary.DELEGATION.keySet());

    private final Analysis analysis;
    private final Issues issues;

    InstanceChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(InstanceDecl instance) {
        Clauses.noneTwice(instance.getClauses(), "instance", issues);
        PlaybookDecl playbook = analysis.declaration(instance, instance.getPlaybook()) instanceof PlaybookDecl known
                ? known : null;
        for (PlaybookClause clause : instance.getClauses()) {
            if (clause instanceof ConstraintClause) {
                issues.error(clause, IssueCodes.MISPLACED,
                        "What must hold for all of a playbook stands in the playbook:"
                                + " move the constraint there.");
            } else if (clause instanceof DelegateClause delegate) {
                delegate.getLevels().forEach(level -> looser(level, instance, playbook));
            }
        }
    }

    private void looser(DelegateLevel level, InstanceDecl instance, @Nullable PlaybookDecl playbook) {
        Stream<PlaybookClause> clauses = Stream.concat(instance.getClauses().stream(),
                playbook == null ? Stream.of() : playbook.getClauses().stream());
        for (WhyClause why : clauses.filter(WhyClause.class::isInstance).map(WhyClause.class::cast).toList()) {
            Set<Declaration> seen = new HashSet<>();
            Declaration goal = analysis.declaration(why, why.getGoal());
            while (goal instanceof GoalDecl known && seen.add(known)) {
                String most = most(known);
                if (most != null && LEVELS.indexOf(level.getLevel()) > LEVELS.indexOf(most)) {
                    issues.error(level, IssueCodes.LOOSER_THAN_GOAL, "The goal " + known.getName()
                            + " allows delegating at most " + most + ": write delegate " + most + ".", most);
                    return;
                }
                goal = analysis.declaration(known, known.getParent());
            }
        }
    }

    private static @Nullable String most(GoalDecl goal) {
        for (var clause : goal.getClauses()) {
            if (clause instanceof DelegateClause delegate && !delegate.getLevels().isEmpty()) {
                String level = delegate.getLevels().get(0).getLevel();
                return level != null && LEVELS.contains(level) ? level : null;
            }
        }
        return null;
    }
}
