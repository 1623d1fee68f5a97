package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.ArmBody;
import dev.steward.dsl.playbook.ArmValue;
import dev.steward.dsl.internal.analysis.Scope.Local;
import dev.steward.dsl.playbook.BecauseClause;
import dev.steward.dsl.playbook.BlockExpression;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.HumanClause;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.WaitExpression;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.Special;
import org.eclipse.jdt.annotation.Nullable;

/** Types the blocks of a playbook that give a value or stand alone: branch, loops, waits, memory, people. */
final class Blocks {

    private static final String ROUND = "round";

    private final Expressions expressions;
    private final Bodies bodies;
    private final Occurrences occurrences;
    private final Memory memory;

    Blocks(Expressions expressions) {
        this.expressions = expressions;
        this.bodies = new Bodies(expressions);
        this.occurrences = new Occurrences(expressions, bodies);
        this.memory = new Memory(expressions);
    }

    Bodies bodies() {
        return bodies;
    }

    Type type(BlockExpression block, Scope scope, @Nullable Type expected) {
        return switch (block) {
            case BranchExpression branch -> branch(branch, scope, expected);
            case ForeachExpression foreach -> foreach(foreach, scope);
            case ParallelExpression parallel -> parallel(parallel, scope);
            case RecallExpression recall -> memory.recall(recall, scope);
            case RememberExpression remember -> memory.remember(remember, scope);
            case WaitExpression wait -> waiting(wait, scope);
            case RaceExpression race -> race(race, scope);
            case RepeatExpression repeat -> repeat(repeat, scope);
            case EventExpression event -> occurrences.type(event, scope);
            default -> Type.UNKNOWN;
        };
    }

    private Type branch(BranchExpression branch, Scope scope, @Nullable Type expected) {
        boolean needed = !(branch.eContainer() instanceof BlockExpressionStatement);
        Type joined = Special.NEVER;
        Scope rest = scope;
        boolean otherwise = false;
        for (BranchArm arm : branch.getArms()) {
            Scope inner = rest.inner();
            if (arm.isOtherwise()) {
                otherwise = true;
            } else {
                expressions.check(arm.getCondition(), rest, Type.BOOL, "when");
                inner = expressions.narrowing().whenTrue(arm.getCondition(), rest);
                rest = expressions.narrowing().whenFalse(arm.getCondition(), rest);
            }
            Type type = arm(arm.getBody(), inner, expected);
            Type next = needed ? joinArms(branch, arm, joined, type) : joined;
            joined = next;
        }
        if (needed && !otherwise) {
            expressions.issues.error(branch, IssueCodes.ELSE_MISSING, "This branch gives a value, so it must say which"
                    + " one when no condition holds: add else -> ….");
        }
        return needed ? joined : Special.NOTHING;
    }

    private Type joinArms(BranchExpression branch, BranchArm arm, Type joined, Type type) {
        if (type == Special.NOTHING) {
            expressions.issues.error(arm, IssueCodes.TYPE_MISMATCH, "This arm gives no value, but the branch is used as"
                    + " one: end the arm with a value or a step.");
            return joined;
        }
        Type next = TypeRules.join(joined, type);
        if (next == null) {
            expressions.issues.error(arm, IssueCodes.TYPE_MISMATCH, "This arm gives " + Words.a(type)
                    + ", but the arms before it give " + Words.a(joined) + ": all arms give one type.");
            return Type.UNKNOWN;
        }
        return next;
    }

    private Type arm(@Nullable ArmBody body, Scope scope, @Nullable Type expected) {
        return switch (body) {
            case null -> Type.UNKNOWN;
            case ArmValue value -> expressions.type(value.getValue(), scope, expected);
            case ArmBlock block -> bodies.block(block.getBlock(), scope);
            case Statement statement -> bodies.statement(statement, scope);
            default -> Type.UNKNOWN;
        };
    }

    private Type foreach(ForeachExpression foreach, Scope scope) {
        Type list = expressions.type(foreach.getList(), scope);
        Type element = Type.UNKNOWN;
        if (list instanceof ListType known) {
            element = known.element();
        } else if (!list.isUnknown() && foreach.getList() != null) {
            expressions.mismatch(foreach.getList(), new ListType(Special.ANYTHING), list, "foreach");
        }
        expressions.check(foreach.getMax(), scope, Type.INT, "max");
        Scope inner = scope.inner();
        if (foreach.getVariable() != null) {
            inner.add(foreach.getVariable().getName(), element, foreach.getVariable());
            expressions.results.locals.put(foreach.getVariable(), element);
        }
        Type key = expressions.type(foreach.getKey(), inner);
        if (key instanceof Type.Structure || key instanceof ListType || key instanceof Type.OptionalType) {
            expressions.issues.error(foreach.getKey(), IssueCodes.TYPE_MISMATCH, "The key behind by names each round,"
                    + " so it must be a text or a number that is always there; this is " + Words.a(key) + ".");
        }
        Type value = bodies.block(foreach.getBlock(), inner);
        boolean alone = foreach.eContainer() instanceof BlockExpressionStatement;
        return alone || value == Special.NOTHING || value == Special.NEVER ? Special.NOTHING : new ListType(value);
    }

    /** Behind a round its names are there for until, and so is the number of the round, unless that word is taken. */
    private Type repeat(RepeatExpression repeat, Scope scope) {
        expressions.check(repeat.getMax(), scope, Type.INT, "at most");
        Scope inner = scope.inner();
        Local taken = scope.find(ROUND);
        if (taken == null || taken.target() instanceof Target.LocalTarget of
                && of.origin() instanceof RepeatExpression) {
            inner.add(ROUND, Type.INT, repeat);
        }
        Type value = repeat.getBlock() == null ? Type.UNKNOWN
                : bodies.statements(repeat.getBlock().getStatements(), inner);
        expressions.check(repeat.getUntil(), inner, Type.BOOL, "until");
        boolean alone = repeat.eContainer() instanceof BlockExpressionStatement;
        return alone || value == Special.NEVER ? Special.NOTHING : value;
    }

    private Type parallel(ParallelExpression parallel, Scope scope) {
        expressions.check(parallel.getMax(), scope, Type.INT, "max");
        if (parallel.getBlock() != null) {
            boolean all = parallel.getJoin() == null || parallel.getJoin().equals("all");
            Scope behind = scope.inner();
            for (Statement statement : parallel.getBlock().getStatements()) {
                Scope own = scope.inner();
                bodies.statement(statement, own);
                behind.addAll(own.own(), !all);
            }
            scope.addAll(behind.own(), false);
        }
        return Special.NOTHING;
    }

    /** Each statement is a branch; the value is that of the first, and behind it the names of the others are none. */
    private Type race(RaceExpression race, Scope scope) {
        if (race.getBlock() == null) {
            return Type.UNKNOWN;
        }
        boolean alone = race.eContainer() instanceof BlockExpressionStatement;
        Scope behind = scope.inner();
        Type joined = Special.NEVER;
        boolean nothing = false;
        for (Statement statement : race.getBlock().getStatements()) {
            Scope own = scope.inner();
            Type type = bodies.statement(statement, own);
            behind.addAll(own.own(), true);
            nothing |= type == Special.NOTHING;
            if (!alone && type != Special.NOTHING) {
                joined = firstOf(statement, joined, type);
            }
        }
        scope.addAll(behind.own(), false);
        return alone || joined == Special.NEVER ? Special.NOTHING : nothing ? joined.optional() : joined;
    }

    private Type firstOf(Statement statement, Type joined, Type type) {
        Type next = TypeRules.join(joined, type);
        if (next == null) {
            expressions.issues.error(statement, IssueCodes.TYPE_MISMATCH, "This branch of the race gives "
                    + Words.a(type) + ", but those before it give " + Words.a(joined) + ": all give one type, or the"
                    + " race stands without a name, and behind it the names of its branches are used.");
            return Type.UNKNOWN;
        }
        return next;
    }

    private Type waiting(WaitExpression wait, Scope scope) {
        expressions.check(wait.getDuration(), scope, Type.DURATION, "wait");
        expressions.check(wait.getUntil(), scope, Type.DATETIME, "wait until");
        return Special.NOTHING;
    }

    Type human(HumanTask human, Scope scope) {
        Type subject = expressions.type(human.getSubject(), scope);
        Type returned = null;
        for (HumanClause clause : human.getClauses()) {
            switch (clause) {
                case BecauseClause because -> expressions.type(because.getReason(), scope);
                case ReturnsClause returns -> returned = expressions.typeRefs.typeOf(returns.getType());
                case ExpiresClause expires -> bodies.expiry(expires, scope);
                default -> {
                    // nothing to type
                }
            }
        }
        String verb = String.valueOf(human.getVerb());
        if (verb.equals("choose")) {
            if (subject instanceof ListType list) {
                return list.element();
            }
            expressions.mismatch(human.getSubject(), new ListType(Special.ANYTHING), subject, "human choose");
            return Type.UNKNOWN;
        }
        if (verb.equals("do") && !TypeRules.fits(Type.TEXT, subject) && human.getSubject() != null) {
            expressions.mismatch(human.getSubject(), Type.TEXT, subject, "human do");
        }
        if (returned != null) {
            return returned;
        }
        return verb.equals("edit") ? subject : Special.NOTHING;
    }
}
