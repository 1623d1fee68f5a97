package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PriorityClause;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Vocabulary;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** What stands at the head of a playbook: goal, trigger, delegation, priority, constraints. */
final class ClauseChecks {

    /** From strict to loose. */
    private static final List<String> LEVELS = List.copyOf(Vocabulary.DELEGATION.keySet());
    private static final Set<String> CLASSES = Vocabulary.EFFECT_CLASSES.keySet();
    private static final Set<String> PRIORITIES = Vocabulary.PRIORITIES.keySet();

    private final Analysis analysis;
    private final Issues issues;

    ClauseChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(EObject clause) {
        switch (clause) {
            case WhyClause why -> {
                if (!(analysis.declaration(why, why.getGoal()) instanceof GoalDecl)) {
                    issues.errorAt(why, "goal", IssueCodes.UNRESOLVED_NAME, "There is no goal " + why.getGoal()
                            + ": name one that is declared or imported here.", String.valueOf(why.getGoal()));
                }
                free(why);
            }
            case TriggerClause trigger -> new TriggerChecks(issues).check(trigger);
            case DelegateClause delegate -> delegate(delegate);
            case PriorityClause priority -> word(priority, "value", priority.getValue(), PRIORITIES, true);
            case ConstraintClause constraint -> constraint(constraint);
            default -> {
                // other checks look at it
            }
        }
    }

    private void word(EObject at, String feature, @Nullable String word, Set<String> known, boolean number) {
        boolean digits = number && word != null && word.chars().allMatch(Character::isDigit);
        if (word != null && !known.contains(word) && !digits) {
            Clauses.unknownWord(at, feature, word, known, number ? " or a number." : ".", issues);
        }
    }

    private void constraint(ConstraintClause constraint) {
        if (constraint.getType() != null && analysis.declaration(constraint, constraint.getType()) == null) {
            issues.errorAt(constraint, "type", IssueCodes.UNRESOLVED_TYPE, "There is no type " + constraint.getType()
                    + " here.", constraint.getType());
        }
    }

    private void delegate(DelegateClause delegate) {
        boolean goal = delegate.eContainer() instanceof GoalDecl;
        for (DelegateLevel level : delegate.getLevels()) {
            word(level, "level", level.getLevel(), Set.copyOf(LEVELS), false);
            if (level.isAtMost() != goal) {
                issues.error(level, IssueCodes.MISPLACED, goal
                        ? "A goal only sets the most that may be delegated: write delegate at most " + level.getLevel()
                                + "."
                        : "Only a goal says at most: write delegate " + level.getLevel() + ".");
            }
            level.getTargets().forEach(this::target);
            if (!goal) {
                hold(level);
                looser(level);
                looserThanPlaybook(delegate, level);
            }
        }
    }

    private void target(EffectTarget target) {
        if (target.getName() != null && !CLASSES.contains(target.getName())
                && analysis.operation(target, target.getName()) == null) {
            issues.error(target, IssueCodes.UNKNOWN_OPERATION, "There is no operation or kind of effect "
                    + target.getName() + ": write connector.operation, or irreversible.",
                    String.valueOf(target.getName()));
        }
    }

    private void hold(DelegateLevel level) {
        if ("supervised".equals(level.getLevel()) && level.getHold() == null) {
            issues.error(level, IssueCodes.HOLD_MISSING, "Say how long each effect is held, so that you can stop it:"
                    + " write delegate supervised 30 min.");
        }
        if ("approval".equals(level.getLevel()) && level.getUntil() != null) {
            issues.error(level, IssueCodes.UNTIL_USELESS,
                    "When a delegation is over, effects ask, and these ask anyway:"
                            + " remove until.");
        }
    }

    /** Of a step and its playbook the stricter one holds, so a looser one at the step would say nothing. */
    private void looserThanPlaybook(DelegateClause delegate, DelegateLevel level) {
        PlaybookDecl playbook = delegate.eContainer() instanceof PlaybookDecl ? null
                : Trees.around(level, PlaybookDecl.class);
        if (playbook == null || level.getLevel() == null || !LEVELS.contains(level.getLevel())) {
            return;
        }
        for (var clause : playbook.getClauses()) {
            if (clause instanceof DelegateClause outer) {
                for (DelegateLevel around : outer.getLevels()) {
                    if (around.getTargets().isEmpty() && LEVELS.indexOf(level.getLevel()) > LEVELS
                            .indexOf(String.valueOf(around.getLevel()))) {
                        issues.error(level, IssueCodes.LOOSER_THAN_PLAYBOOK, "The playbook says delegate "
                                + around.getLevel() + ", and the stricter one holds: leave this out, or write it for"
                                + " kinds of effects at the playbook.");
                        return;
                    }
                }
            }
        }
    }

    /** Who delegates nothing acts freely, which is more than most goals allow. */
    private void free(WhyClause why) {
        PlaybookDecl playbook = Trees.around(why, PlaybookDecl.class);
        if (playbook == null || playbook.getClauses().stream().anyMatch(DelegateClause.class::isInstance)
                || Shapes.all(playbook, StepStatement.class).stream().noneMatch(this::isFree)) {
            return;
        }
        Set<Declaration> seen = new HashSet<>();
        Declaration goal = analysis.declaration(why, why.getGoal());
        while (goal instanceof GoalDecl known && seen.add(known)) {
            DelegateLevel most = most(known);
            if (most != null && most.getLevel() != null && !most.getLevel().equals("full")) {
                String cure = most.getLevel() + (most.getLevel().equals("supervised")
                        ? " " + (most.getHold() == null ? "30 min" : most.getHold())
                        : "");
                issues.errorAt(why, "goal", IssueCodes.LOOSER_THAN_GOAL, "The goal " + known.getName()
                        + " allows delegating at most " + most.getLevel() + ", and without delegate this playbook acts"
                        + " freely: add delegate " + cure + ".", cure);
                return;
            }
            goal = analysis.declaration(known, known.getParent());
        }
    }

    private boolean isFree(StepStatement step) {
        OperationDecl operation = Shapes.operation(step.getAction(), analysis);
        return operation != null && !Shapes.reads(operation) && Shapes.modifiers(step, ApproveModifier.class).isEmpty()
                && Shapes.modifiers(step, DelegateClause.class).isEmpty();
    }

    private void looser(DelegateLevel level) {
        PlaybookDecl playbook = Trees.around(level, PlaybookDecl.class);
        if (playbook == null || level.getLevel() == null) {
            return;
        }
        for (var clause : playbook.getClauses()) {
            if (clause instanceof WhyClause why) {
                Set<Declaration> seen = new HashSet<>();
                Declaration goal = analysis.declaration(why, why.getGoal());
                while (goal instanceof GoalDecl known && seen.add(known)) {
                    DelegateLevel mostly = most(known);
                    String most = mostly == null ? null : mostly.getLevel();
                    if (mostly != null && most != null && most.equals("supervised") && most.equals(level.getLevel())
                            && isShorter(level.getHold(), mostly.getHold())) {
                        issues.error(level, IssueCodes.LOOSER_THAN_GOAL, "The goal " + known.getName()
                                + " wants each effect held for " + mostly.getHold() + " at least: write delegate"
                                + " supervised " + mostly.getHold() + ".", most, mostly.getHold());
                        return;
                    }
                    if (mostly != null && most != null && LEVELS.indexOf(level.getLevel()) > LEVELS.indexOf(most)) {
                        issues.error(level, IssueCodes.LOOSER_THAN_GOAL, "The goal " + known.getName()
                                + " allows delegating at most " + most + ": write delegate " + most + ".", most,
                                String.valueOf(mostly.getHold() == null ? "" : mostly.getHold()));
                        return;
                    }
                    goal = analysis.declaration(known, known.getParent());
                }
            }
        }
    }

    private static boolean isShorter(@Nullable String hold, @Nullable String least) {
        Duration own = hold == null ? null : Quantity.duration(hold);
        Duration most = least == null ? null : Quantity.duration(least);
        return own != null && most != null && own.compareTo(most) < 0;
    }

    private static @Nullable DelegateLevel most(GoalDecl goal) {
        for (var clause : goal.getClauses()) {
            if (clause instanceof DelegateClause delegate && !delegate.getLevels().isEmpty()) {
                DelegateLevel level = delegate.getLevels().get(0);
                return level.getLevel() != null && LEVELS.contains(level.getLevel()) ? level : null;
            }
        }
        return null;
    }
}
