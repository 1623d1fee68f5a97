package dev.steward.dsl.internal.labels;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Trees;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.DelegateClause;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Where labelled data must not arrive as it is: effects, prompts, memory. Each place is told once. */
final class Sinks {

    private final Analysis analysis;
    private final Expressions expressions;
    private final Issues issues;
    private final Set<List<Object>> told = new HashSet<>();

    Sinks(Analysis analysis, Expressions expressions, Issues issues) {
        this.analysis = analysis;
        this.expressions = expressions;
        this.issues = issues;
    }

    static String path(OperationDecl operation) {
        return operation.eContainer() instanceof ConnectorDecl connector
                ? connector.getName() + "." + operation.getName() : String.valueOf(operation.getName());
    }

    private void tell(EObject at, String code, String message, String... data) {
        if (told.add(List.of(System.identityHashCode(at), code))) {
            issues.error(at, code, message, data);
        }
    }

    // ---- effects

    /** Asks for each argument whether it may have what it has; gives what the answer can hold of it. */
    Map<Label, Trace> called(StepStatement step, Expression call, OperationDecl operation, Names names) {
        Map<Label, Trace> handedOn = new EnumMap<>(Label.class);
        boolean reads = operation.getTraits().stream().anyMatch(ReadsTrait.class::isInstance);
        boolean asked = reads || isAsked(step, operation);
        Map<String, Expression> arguments = analysis.argumentsOf(call);
        for (Parameter parameter : operation.getParameters()) {
            Expression value = arguments.get(parameter.getName());
            if (value == null || parameter.getType() == null) {
                continue;
            }
            Map<Label, Trace> content = expressions.content(value, names);
            Trace text = content.get(Label.UNTRUSTED);
            if (reads && text != null) {
                handedOn.putIfAbsent(Label.UNTRUSTED, text);
            }
            content.keySet().removeAll(Label.of(parameter.getLabels()));
            argument(value, operation, parameter, content, reads, asked);
        }
        return handedOn;
    }

    private void argument(Expression value, OperationDecl operation, Parameter parameter, Map<Label, Trace> content,
            boolean reads, boolean asked) {
        Trace secret = content.get(Label.SECRET);
        if (secret != null) {
            tell(value, IssueCodes.LABEL_SECRET, "This holds a secret, and it would be sent and shown as an argument"
                    + " of " + path(operation) + ". It comes from " + secret.told() + ": name the secret with auth at"
                    + " the connector instead.");
        }
        Trace pii = content.get(Label.PII);
        if (pii != null && !reads && !declares(parameter, Label.PII)) {
            tell(value, IssueCodes.LABEL_PII, "Personal data would reach " + path(operation) + ", which does not say"
                    + " that it takes any as " + parameter.getName() + ". It comes from " + pii.told()
                    + ": leave it out, or write pii " + parameter.getName() + " in the operation if it is meant.");
        }
        Trace untrusted = content.get(Label.UNTRUSTED);
        if (untrusted != null && !asked) {
            tell(value, IssueCodes.LABEL_UNTRUSTED, "Text that nobody has checked would reach " + path(operation)
                    + ". It comes from " + untrusted.told() + ": add approve to the step, let a person edit the text,"
                    + " or put a branch before it whose condition looks at the text itself. What an agent thinks of"
                    + " it is no check.");
        }
    }

    private boolean declares(Parameter parameter, Label label) {
        return Flow.NONE.content(analysis.typeOf(parameter.getType()), analysis).containsKey(label);
    }

    /** Whether the operator sees the arguments before the call and says yes to them. */
    private boolean isAsked(StepStatement step, OperationDecl operation) {
        if (step.getModifiers().stream().anyMatch(ApproveModifier.class::isInstance)) {
            return true;
        }
        PlaybookDecl playbook = Trees.around(step, PlaybookDecl.class);
        return step.getModifiers().stream().anyMatch(m -> asks(m, operation))
                || playbook != null && playbook.getClauses().stream().anyMatch(c -> asks(c, operation));
    }

    private boolean asks(EObject clause, OperationDecl operation) {
        return clause instanceof DelegateClause delegate && delegate.getLevels().stream()
                .anyMatch(l -> "approval".equals(l.getLevel()) && l.getUntil() == null && covers(l, operation));
    }

    private boolean covers(DelegateLevel level, OperationDecl operation) {
        return level.getTargets().isEmpty() || level.getTargets().stream().anyMatch(
                t -> analysis.operation(t, t.getName()) == operation || t.getName() != null
                        && operation.getTraits().stream().anyMatch(trait -> isClass(trait, t.getName())));
    }

    private static boolean isClass(OperationTrait trait, String name) {
        return trait.eClass().getName().toLowerCase(java.util.Locale.ROOT).equals(name + "trait");
    }

    // ---- prompts

    void prompted(Expression call, AgentDecl agent, Trace secret) {
        tell(call, IssueCodes.LABEL_SECRET, "A secret would stand in the prompt of " + agent.getName()
                + ", where a model reads it. It comes from " + secret.told() + ": leave it out of the prompt.");
    }

    /** What an agent has seen may stand in whatever its model asks a tool: a question carries out as much as an effect. */
    void asked(Expression call, AgentDecl agent, OperationDecl tool, Trace pii) {
        for (Parameter parameter : tool.getParameters()) {
            if (parameter.getType() != null && !Label.of(parameter.getLabels()).contains(Label.PII)
                    && !declares(parameter, Label.PII)
                    && told.add(List.of(System.identityHashCode(call), System.identityHashCode(parameter)))) {
                issues.error(call, IssueCodes.LABEL_PII,
                        "Personal data that " + agent.getName() + " sees could leave in what its"
                                + " model asks " + path(tool) + ", which does not say that it takes any as "
                                + parameter.getName()
                                + ". It comes from " + pii.told() + ": leave it out, take the tool away, or write pii "
                                + parameter.getName() + " in the operation if it is meant.",
                        path(tool),
                        String.valueOf(parameter.getName()));
            }
        }
    }

    // ---- memory

    void remembered(RememberExpression remember, Names names) {
        if (analysis.declaration(remember, remember.getType()) instanceof FactDecl fact) {
            kept(fact, remember.getFields(), names);
        }
    }

    void written(Construction construction, Names names) {
        if (analysis.typeOf(construction) instanceof Type.Structure structure
                && structure.declaration() instanceof RecordDecl record) {
            kept(record, construction.getFields(), names);
        }
    }

    private void kept(Declaration owner, List<FieldValue> values, Names names) {
        String what = new Type.Structure(owner).toString();
        for (FieldValue value : values) {
            Field field = new Type.Structure(owner).fields().stream()
                    .filter(f -> f.getName() != null && f.getName().equals(value.getName())).findFirst().orElse(null);
            if (field == null || value.getValue() == null || field.getType() == null) {
                continue;
            }
            Map<Label, Trace> content = expressions.content(value.getValue(), names);
            scope(owner, value, content.get(Label.PII));
            Set<Label> declared = EnumSet.noneOf(Label.class);
            declared.addAll(Label.of(field.getLabels()));
            declared.addAll(Flow.NONE.content(analysis.typeOf(field.getType()), analysis).keySet());
            content.forEach((label, trace) -> kept(what, value, declared.contains(label), label, trace));
        }
    }

    private void kept(String what, FieldValue value, boolean declared, Label label, Trace trace) {
        if (label == Label.SECRET) {
            tell(value, IssueCodes.LABEL_SECRET, "A secret must not be kept in memory. It comes from " + trace.told()
                    + ": leave it out.");
        } else if (!declared) {
            String data = label == Label.PII ? "Personal data" : "Text that nobody has checked";
            tell(value, IssueCodes.LABEL_LOST, data + " would be kept in " + what + "." + value.getName()
                    + ", and nobody who reads it there would know. It comes from " + trace.told() + ": write "
                    + label.word() + " " + value.getName() + " in " + what
                    + (label == Label.PII ? ", or leave it out." : ", or let a person see the text first."),
                    label.word());
        }
    }

    private void scope(Declaration owner, FieldValue value, @Nullable Trace pii) {
        String own = Expressions.scope(owner);
        String from = pii == null ? null : pii.scope();
        if (pii != null && from != null && !from.equals(own)) {
            tell(value, IssueCodes.LABEL_PII, "Personal data stays in its scope, and this would take it from " + from
                    + (own == null ? " into the record " : " to " + own + " with the fact ")
                    + new Type.Structure(owner) + ". It comes from " + pii.told() + ": leave it out.");
        }
    }

    // ---- constraints

    void constrained(EObject origin, Type.Structure structure, Label label, Trace trace) {
        String data = switch (label) {
            case PII -> "personal data";
            case UNTRUSTED -> "text that nobody has checked";
            case SECRET -> "a secret";
        };
        tell(origin, IssueCodes.LABEL_CONSTRAINT, "This " + structure + " may hold " + data + ", and a constraint says"
                + " that none does. It comes from " + trace.told() + ": leave it out.");
    }
}
