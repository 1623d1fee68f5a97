package dev.steward.compiler.internal.diff;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ApproveClause;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConnectorMember;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.FactClause;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.GoalClause;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.HumanClause;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyCase;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.RolloutStage;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TestClause;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.playbook.TypeRef;

/**
 * What a part of a text is for people.
 *
 * @param word  of the language, or for it
 * @param name  that tells it from others of its kind; null for none
 * @param was   name before, as the text tells; null for none
 * @param isOwn whether its name alone says where it is
 */
record PartKind(String word, @Nullable String name, @Nullable String was, boolean isOwn) {

    /** Empty for what is no part of its own, such as expressions. */
    static Optional<PartKind> of(EObject element) {
        return Optional.ofNullable(element instanceof Declaration declaration ? declaration(declaration)
                : element instanceof Statement statement ? statement(statement) : member(element));
    }

    /** {@code step send}. */
    String label() {
        return name == null ? word : word + " " + name;
    }

    private static PartKind named(String word, @Nullable String name) {
        return new PartKind(word, name, null, false);
    }

    private static PartKind declaration(Declaration declaration) {
        return switch (declaration) {
            case TypeDecl d -> own("type", d.getName(), null);
            case EnumDecl d -> own("enum", d.getName(), null);
            case RecordDecl d -> own("record", d.getName(), null);
            case FactDecl d -> own("fact", d.getName(), null);
            case ConnectorDecl d -> own("connector", d.getName(), null);
            case AgentDecl d -> own("agent", d.getName(), null);
            case PlaybookDecl d -> own("playbook", d.getName(), null);
            case PolicyDecl d -> own("policy", d.getName(), null);
            case PolicyTest d -> own("test policy", d.getPolicy(), null);
            case PlaybookTest d -> own("test", d.getPlaybook() + " " + d.getLabel(), null);
            case GoalDecl d -> own("goal", d.getName(), null);
            case KpiDecl d -> own("kpi", d.getName(), null);
            case RolloutDecl d -> own("rollout", d.getPlaybook(), null);
            case InstanceDecl d -> own("instance", d.getName(), null);
            default -> own("declaration", null, null);
        };
    }

    private static PartKind own(String word, @Nullable String name, @Nullable String was) {
        return new PartKind(word, name, was, true);
    }

    private static PartKind statement(Statement statement) {
        return switch (statement) {
            case StepStatement s -> own("step", s.getName(), s.getWas());
            case LetStatement s -> own("value", s.getName(), s.getWas());
            case BlockExpressionStatement s -> block(s);
            default -> named(word(statement, "Statement"), null);
        };
    }

    private static PartKind block(BlockExpressionStatement statement) {
        var word = statement.getExpression() == null ? "block" : word(statement.getExpression(), "Expression");
        return switch (statement.getExpression()) {
            case ForeachExpression e -> named(word, e.getVariable() == null ? null : e.getVariable().getName());
            case RecallExpression e -> named(word, e.getType());
            case RememberExpression e -> named(word, e.getType());
            case EventExpression e -> named("on event", e.getEvent());
            case null, default -> named(word, null);
        };
    }

    private static @Nullable PartKind member(EObject element) {
        return switch (element) {
            case Import i -> named("import", i.getPackage());
            case Field f -> new PartKind("field", f.getName(), f.getWas(), false);
            case EnumLiteral l -> named("value", l.getName());
            case OperationDecl o -> named("operation", o.getName());
            case Parameter p -> named(p.eContainer() instanceof PlaybookDecl ? "input" : "parameter", p.getName());
            case OnErrorModifier h -> named("on", h.getErrors().stream().map(e -> String.valueOf(e.getName()))
                    .collect(Collectors.joining(", ")));
            case PolicyRule r -> named("rule", null);
            case PolicyCase c -> named("case", null);
            case BranchArm a -> named(a.isOtherwise() ? "else" : "when", null);
            case RolloutStage s -> named("stage", null);
            case ApproveModifier m -> named("approve", null);
            case TypeRef t when "result".equals(feature(t)) -> named("returns", null);
            default -> clause(element);
        };
    }

    private static String feature(EObject element) {
        return element.eContainingFeature() == null ? "" : element.eContainingFeature().getName();
    }

    private static @Nullable PartKind clause(EObject element) {
        return switch (element) {
            case PlaybookClause c -> named(word(c, "Clause"), null);
            case StepModifier m -> named(word(m, "Modifier"), null);
            case ConnectorMember m -> named(word(m, "Clause"), null);
            case OperationTrait t -> named(word(t, "Trait"), null);
            case FactClause c -> named(word(c, "Clause"), null);
            case ApproveClause c -> named(word(c, "Clause"), null);
            case HumanClause c -> named(word(c, "Clause"), null);
            case TestClause c -> named(word(c, "Clause"), null);
            case GoalClause c -> named(word(c, "Clause"), null);
            case dev.steward.dsl.playbook.AgentClause c -> named(word(c, "Clause"), null);
            default -> null;
        };
    }

    /** {@code RetryModifier} is about retry, {@code CronTrigger} is a trigger. */
    private static String word(EObject element, String end) {
        var name = element.eClass().getName();
        var stem = name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
        if (stem.endsWith("Trigger")) {
            return "trigger";
        }
        return stem.equals("RateLimit") ? "limit" : stem.toLowerCase(Locale.ROOT);
    }
}
