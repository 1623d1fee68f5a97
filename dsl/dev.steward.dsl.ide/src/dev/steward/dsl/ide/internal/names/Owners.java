package dev.steward.dsl.ide.internal.names;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.CompensatedTrait;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConnectorMember;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.DecideAnswer;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EditableClause;
import dev.steward.dsl.playbook.EditableName;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.GivenOption;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.ImportedName;
import dev.steward.dsl.playbook.InputClause;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.LambdaParameter;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.LoopVariable;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyCase;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.ProbeClause;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.VerifyTrait;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jdt.annotation.Nullable;

/** Finds what a name belongs to that is written beside a value: the field, the input, the step. */
public final class Owners {

    private final Analysis analysis;

    /** Asks an analysis. */
    public Owners(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Whether an element gives a name that others may use. */
    public static boolean isDeclared(EObject element) {
        return element instanceof Declaration && !(element instanceof PolicyTest) && !(element instanceof PlaybookTest)
                && !(element instanceof RolloutDecl) || element instanceof OperationDecl || element instanceof Field
                || element instanceof EnumLiteral || element instanceof Parameter || isLocal(element);
    }

    /** Whether an element gives a name that only its playbook sees. */
    public static boolean isLocal(EObject element) {
        return element instanceof StepStatement || element instanceof LetStatement || element instanceof LoopVariable
                || element instanceof LambdaParameter;
    }

    /** The name that an element gives; null when it was left out. */
    public static @Nullable String nameOf(EObject element) {
        EStructuralFeature feature = element.eClass().getEStructuralFeature("name");
        return feature != null && !feature.isMany() && element.eGet(feature) instanceof String name ? name : null;
    }

    /** The closest element of a kind that holds the given one, or is it. */
    public static <T> @Nullable T around(@Nullable EObject element, Class<T> kind) {
        EObject at = element;
        while (at != null && !kind.isInstance(at)) {
            at = at.eContainer();
        }
        return at == null ? null : kind.cast(at);
    }

    static @Nullable Field field(List<Field> fields, @Nullable String name) {
        return fields.stream().filter(f -> f.getName() != null && f.getName().equals(name)).findFirst().orElse(null);
    }

    private static @Nullable Parameter parameter(List<Parameter> parameters, @Nullable String name) {
        return parameters.stream().filter(p -> p.getName() != null && p.getName().equals(name)).findFirst()
                .orElse(null);
    }

    @Nullable
    Field field(FieldValue value) {
        Type type = structure(value.eContainer());
        return type instanceof Type.Structure structure ? field(structure.fields(), value.getName()) : null;
    }

    /** What is made or remembered field by field; unknown for all else. */
    public Type structure(@Nullable EObject owner) {
        return switch (owner) {
            case Construction construction -> analysis.typeOf(construction);
            case RememberExpression remember when analysis
                    .declaration(remember, remember.getType()) instanceof FactDecl fact ->
                new Type.Structure(fact);
            case null, default -> Type.UNKNOWN;
        };
    }

    /** The operation of the same connector that a clause names. */
    @Nullable
    OperationDecl sibling(EObject member) {
        String name = switch (member) {
            case CompensatedTrait trait -> trait.getOperation();
            case VerifyTrait trait -> trait.getOperation();
            case ProbeClause probe -> probe.getOperation();
            default -> null;
        };
        ConnectorDecl connector = around(member, ConnectorDecl.class);
        if (connector != null && name != null) {
            for (ConnectorMember each : connector.getMembers()) {
                if (each instanceof OperationDecl operation && name.equals(operation.getName())) {
                    return operation;
                }
            }
        }
        return null;
    }

    @Nullable
    Declaration imported(ImportedName name) {
        return name.eContainer() instanceof Import declared
                ? analysis.declaration(name, declared.getPackage() + "." + name.getName()) : null;
    }

    /** A step of the playbook that a test runs. */
    @Nullable
    StepStatement step(PlaybookTest test, @Nullable String name) {
        return steps(test).stream().filter(s -> s.getName() != null && s.getName().equals(name)).findFirst()
                .orElse(null);
    }

    /** The step of a called playbook that {@code decide inner of step} means. */
    public @Nullable StepStatement inner(PlaybookTest test, DecideClause decide) {
        StepStatement outer = decide.getInside() == null ? null : step(test, decide.getInside());
        return outer != null && callee(outer.getAction()) instanceof PlaybookDecl playbook
                ? steps(playbook).stream().filter(s -> s.getName() != null && s.getName().equals(decide.getStep()))
                        .findFirst().orElse(null)
                : null;
    }

    /** The steps of the playbook that a test runs. */
    public List<StepStatement> steps(PlaybookTest test) {
        return analysis.declaration(test, test.getPlaybook()) instanceof PlaybookDecl playbook ? steps(playbook)
                : List.of();
    }

    private static List<StepStatement> steps(PlaybookDecl playbook) {
        List<StepStatement> out = new ArrayList<>();
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            if (all.next() instanceof StepStatement step) {
                out.add(step);
            }
        }
        return out;
    }

    /** The inputs of what is called; none for an agent that takes them from its prompt. */
    public List<Parameter> parameters(@Nullable EObject callee) {
        return switch (callee) {
            case OperationDecl operation -> operation.getParameters();
            case PlaybookDecl playbook -> playbook.getParameters();
            case AgentDecl agent -> agent.getParameters();
            case null, default -> List.of();
        };
    }

    /** What a call or an instance calls. */
    public @Nullable EObject callee(@Nullable EObject call) {
        return switch (call) {
            case InstanceDecl instance -> analysis.declaration(instance, instance.getPlaybook());
            case Expression expression -> analysis.calleeOf(expression);
            case null, default -> null;
        };
    }

    @Nullable
    Symbol parameter(Argument argument) {
        EObject callee = argument.getName() == null ? null : callee(argument.eContainer());
        Parameter declared = parameter(parameters(callee), argument.getName());
        if (declared != null) {
            return new Symbol.Declared(declared);
        }
        return callee instanceof AgentDecl agent && agent.getParameters().isEmpty()
                ? new Symbol.PromptWord(agent, argument.getName()) : null;
    }

    @Nullable
    Parameter parameter(Binding binding) {
        return parameter(inputsAt(binding), binding.getName());
    }

    /** The inputs that may be given, or edited, where a name stands; none for other elements. */
    public List<Parameter> inputsAt(@Nullable EObject place) {
        EObject around = place == null ? null : place.eContainer();
        return switch (around) {
            case InputClause input when input.eContainer() instanceof PlaybookTest test ->
                parameters(analysis.declaration(test, test.getPlaybook()));
            case GivenOption given -> parameters(around(given, PlaybookDecl.class));
            case DecideAnswer answer when answer.eContainer() instanceof DecideClause decide
                    && decide.eContainer() instanceof PlaybookTest test -> {
                StepStatement inner = inner(test, decide);
                StepStatement step = inner != null ? inner : step(test, decide.getStep());
                yield step == null ? List.of() : parameters(callee(step.getAction()));
            }
            case PolicyCase each when each.eContainer() instanceof PolicyTest test -> target(test);
            case EditableClause editable -> {
                StepStatement step = around(editable, StepStatement.class);
                yield step == null ? List.of() : parameters(callee(step.getAction()));
            }
            case null, default -> List.of();
        };
    }

    /** The first operation of a policy gives the names that its conditions see. */
    private List<Parameter> target(PolicyTest test) {
        if (analysis.declaration(test, test.getPolicy()) instanceof PolicyDecl policy) {
            for (EffectTarget target : policy.getTargets()) {
                OperationDecl operation = analysis.operation(target, target.getName());
                if (operation != null) {
                    return operation.getParameters();
                }
                if (analysis.declaration(target, target.getName()) instanceof ConnectorDecl connector) {
                    return connector.getMembers().stream().filter(OperationDecl.class::isInstance)
                            .map(OperationDecl.class::cast).findFirst().map(OperationDecl::getParameters)
                            .map(List::copyOf).orElse(List.of());
                }
            }
        }
        return List.of();
    }

    @Nullable
    Parameter parameter(EditableName name) {
        return parameter(inputsAt(name), name.getName());
    }

    @Nullable
    Symbol promptWord(Expression reference, String name) {
        AgentDecl agent = around(reference, AgentDecl.class);
        return agent == null ? null : new Symbol.PromptWord(agent, name);
    }
}
