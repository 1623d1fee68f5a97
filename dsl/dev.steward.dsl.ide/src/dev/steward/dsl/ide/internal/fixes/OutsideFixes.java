package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.AuthClause;
import dev.steward.dsl.playbook.CompensatedTrait;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.ProbeClause;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.ToolRef;
import dev.steward.dsl.playbook.VerifyTrait;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;

/** Connectors with their operations, and agents. */
final class OutsideFixes {

    private static final String REMOVE_TOOL = "Take the tool away";

    private OutsideFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.SECRET_LITERAL, f -> {
            ConnectorDecl connector = f.around(ConnectorDecl.class);
            String name = connector == null ? "secret" : connector.getName() + "Secret";
            f.replace("Name the secret " + name, f.around(AuthClause.class), "auth " + name);
        });
        fixes.on(IssueCodes.UNKNOWN_OPERATION, OutsideFixes::operation);
        fixes.on(IssueCodes.EFFECT_UNDECLARED, OutsideFixes::effect);
        fixes.on(IssueCodes.COMPENSATION_TYPES, f -> f.replace("Say that it cannot be taken back",
                f.exactly(CompensatedTrait.class), "irreversible"));
        fixes.on(IssueCodes.VERIFY_TYPES, f -> f.remove("Remove verify", f.exactly(VerifyTrait.class)));
        fixes.on(IssueCodes.MODEL_MISSING, OutsideFixes::model);
        fixes.on(IssueCodes.PROMPT_MISSING, OutsideFixes::prompt);
        fixes.on(IssueCodes.REASONING_EFFECT, f -> f.remove(REMOVE_TOOL, f.around(ToolRef.class)));
        fixes.on(IssueCodes.UNGATED, f -> f.remove(REMOVE_TOOL, f.around(ToolRef.class)));
        fixes.on(IssueCodes.NO_SCHEMA, OutsideFixes::answer);
        fixes.on(IssueCodes.MISPLACED, f -> f.remove("Remove the probe", f.exactly(ProbeClause.class)));
        fixes.on(IssueCodes.MISPLACED, f -> f.remove("Remove verify", f.exactly(VerifyTrait.class)));
        fixes.on(IssueCodes.MISPLACED, OutsideFixes::kinds);
    }

    // ---- operations ----

    private static void operation(Finding finding) {
        MemberAccess call = finding.around(MemberAccess.class);
        EObject named = finding.around(e -> e instanceof ProbeClause || e instanceof OperationTrait);
        ConnectorDecl own = named == null ? null : finding.around(ConnectorDecl.class);
        String written = finding.text();
        if (own != null) {
            boolean probe = named instanceof ProbeClause;
            Closest.to(written, names(own, probe), 2).forEach(n -> finding.replace("Write " + n, n));
            create(finding, own, written, probe ? "()  reads" : "(id: Text)  idempotent by id");
        } else if (call != null && call.getReceiver() != null) {
            EObject receiver = finding.analysis()
                    .targetOf(call.getReceiver()) instanceof Target.DeclarationTarget of
                            ? of.declaration() : null;
            if (receiver instanceof ConnectorDecl connector) {
                Closest.to(written, names(connector, false), 2).forEach(n -> finding.replace("Write " + n, n));
                create(finding, connector, written, parameters(finding, call));
            }
        } else if (written.contains(".")) {
            path(finding, written);
        }
    }

    private static void path(Finding finding, String written) {
        boolean tool = finding.around(ToolRef.class) != null;
        List<String> all = new ArrayList<>();
        for (ConnectorDecl connector : finding.visible(ConnectorDecl.class)) {
            names(connector, tool).forEach(n -> all.add(connector.getName() + "." + n));
        }
        Closest.to(written, all, 2).forEach(n -> finding.replace("Write " + n, n));
    }

    private static List<String> names(ConnectorDecl connector, boolean plainReads) {
        List<String> out = new ArrayList<>();
        for (var member : connector.getMembers()) {
            boolean fits = member instanceof OperationDecl operation && (!plainReads
                    || operation.getTraits().stream().anyMatch(ReadsTrait.class::isInstance));
            if (fits && member instanceof OperationDecl operation && operation.getName() != null) {
                out.add(operation.getName());
            }
        }
        return out;
    }

    private static String parameters(Finding finding, MemberAccess call) {
        List<String> out = new ArrayList<>();
        String first = "";
        for (Argument argument : call.getArguments()) {
            Type type = argument.getValue() == null ? Type.UNKNOWN : finding.analysis().typeOf(argument.getValue());
            String name = argument.getName() != null ? argument.getName()
                    : argument.getValue() instanceof Reference reference && !reference.isCall() ? reference.getName()
                            : "value" + (out.isEmpty() ? "" : out.size() + 1);
            out.add(name + ": " + (type instanceof Type.Special ? "Text" : type));
            first = first.isEmpty() ? String.valueOf(name) : first;
        }
        return "(" + String.join(", ", out) + ")  " + (first.isEmpty() ? "reads" : "idempotent by " + first);
    }

    private static void create(Finding finding, ConnectorDecl connector, String name, String rest) {
        ILeafNode close = Places.last(connector, Places.CLOSE);
        var source = finding.program().sourceOf(connector);
        if (close != null && source.isPresent() && name.matches("\\w+")) {
            finding.propose("Declare " + name + " in " + connector.getName(), new FileEdit(source.get().path(),
                    List.of(new TextEdit(close.getOffset(), 0, "  op " + name + rest + "\n"))));
        }
    }

    private static void effect(Finding finding) {
        OperationDecl operation = finding.around(OperationDecl.class);
        if (operation == null) {
            return;
        }
        finding.append("It only reads", operation, "  reads");
        operation.getParameters().stream().map(Parameter::getName).filter(n -> n != null).limit(1).forEach(
                n -> finding.append("It may be repeated for one " + n, operation, "  idempotent by " + n));
        finding.append("It cannot be taken back", operation, "  irreversible");
    }

    /** Only one of several kinds of effect can be true: the strictest one is safe. */
    private static void kinds(Finding finding) {
        OperationDecl operation = finding.around(OperationDecl.class);
        if (operation == null || !finding.text().equals(operation.getName())) {
            return;
        }
        for (OperationTrait keep : operation.getTraits()) {
            List<TextEdit> edits = new ArrayList<>();
            for (OperationTrait other : operation.getTraits()) {
                var node = Regions.of(other);
                if (other != keep && !(other instanceof VerifyTrait) && node != null) {
                    edits.add(Removal.of(finding.source().text(), node.getOffset(), Finding.end(node)));
                }
            }
            if (!(keep instanceof VerifyTrait)) {
                finding.propose("Keep only " + finding.text(keep), edits);
            }
        }
    }

    // ---- agents ----

    private static void model(Finding finding) {
        AgentDecl agent = finding.around(AgentDecl.class);
        boolean empty = agent != null && agent.getClauses().stream()
                .anyMatch(ModelClause.class::isInstance);
        if (agent != null && empty) {
            finding.replace("Use the company's small model", "model \"small\"");
        } else {
            finding.append("Use the company's small model", Places.first(agent, Places.OPEN), line(finding, agent,
                    "model \"small\""));
        }
    }

    private static void prompt(Finding finding) {
        AgentDecl agent = finding.around(AgentDecl.class);
        if (agent != null) {
            EObject last = agent.getClauses().isEmpty() ? null : agent.getClauses().getLast();
            String text = line(finding, agent, "prompt \"\"\"\n" + finding.indent(agent)
                    + "    Say what is to be done.\n" + finding.indent(agent) + "  \"\"\"");
            if (last != null) {
                finding.append("Add a prompt", last, text.stripTrailing());
            } else {
                finding.append("Add a prompt", Places.first(agent, Places.OPEN), text);
            }
        }
    }

    private static String line(Finding finding, @Nullable EObject owner, String text) {
        return "\n" + finding.indent(owner) + "  " + text + "\n" + finding.indent(owner);
    }

    private static void answer(Finding finding) {
        ReturnsClause returns = finding.around(ReturnsClause.class);
        ILeafNode mark = returns == null ? null : Places.last(returns.getType(), "?");
        if (mark != null) {
            finding.propose("Remove the ?", List.of(new TextEdit(mark.getOffset(), 1, "")));
        } else if (returns != null) {
            finding.remove("Answer with a Text", returns);
        }
    }
}
