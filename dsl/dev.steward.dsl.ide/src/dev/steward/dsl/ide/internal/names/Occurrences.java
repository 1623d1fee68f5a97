package dev.steward.dsl.ide.internal.names;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EditableName;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.EventTrigger;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.ImportedName;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.PlaybookClause;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.ProbeClause;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TestClause;
import dev.steward.dsl.playbook.ToolRef;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** All names of one file with what they stand for. Names that stand for nothing known are left out. */
public final class Occurrences {

    private final Analysis analysis;
    private final Owners owners;
    private final List<Occurrence> found = new ArrayList<>();

    private Occurrences(Analysis analysis) {
        this.analysis = analysis;
        this.owners = new Owners(analysis);
    }

    /** In the order of the text. */
    public static List<Occurrence> in(PlaybookSource source, Analysis analysis) {
        Occurrences occurrences = new Occurrences(analysis);
        occurrences.visit(source.tree());
        Iterator<EObject> all = source.tree().eAllContents();
        while (all.hasNext()) {
            occurrences.visit(all.next());
        }
        occurrences.found.sort(Comparator.comparingInt(Occurrence::offset));
        return occurrences.found;
    }

    /** The name that a cursor touches; the one that begins there wins over the one that ends there. */
    public static Optional<Occurrence> at(PlaybookSource source, Analysis analysis, int offset) {
        return in(source, analysis).stream().filter(o -> o.touches(offset)).reduce((first, second) -> second);
    }

    private void visit(EObject element) {
        if (Owners.isDeclared(element)) {
            add(Regions.first(element, "name"), new Symbol.Declared(element), element, true);
        }
        switch (element) {
            case Expression expression -> expression(expression);
            case TypeRef reference -> qualified(reference, "name");
            case PlaybookClause clause -> playbookClause(clause);
            case TestClause clause -> testClause(clause);
            case Declaration declaration -> declaration(declaration);
            case OperationTrait trait -> operation(trait);
            case ProbeClause probe -> operation(probe);
            default -> rest(element);
        }
    }

    private void expression(Expression expression) {
        switch (expression) {
            case Reference reference -> target(reference);
            case MemberAccess member -> target(member);
            case RecallExpression recall -> qualified(recall, "type");
            case RememberExpression remember -> qualified(remember, "type");
            case EventExpression event -> qualified(event, "event");
            default -> {
                // has no name of its own
            }
        }
    }

    private void playbookClause(PlaybookClause clause) {
        switch (clause) {
            case WhyClause why -> qualified(why, "goal");
            case EventTrigger event -> qualified(event, "event");
            case ConstraintClause constraint -> qualified(constraint, "type");
            default -> {
                // words and numbers
            }
        }
    }

    private void testClause(TestClause clause) {
        if (clause instanceof DecideClause decide && clause.eContainer() instanceof PlaybookTest test) {
            named(decide, decide.getInside() == null ? "step" : "inside", owners.step(test,
                    decide.getInside() == null ? decide.getStep() : decide.getInside()));
            StepStatement inner = owners.inner(test, decide);
            if (inner != null) {
                named(decide, "step", inner);
            }
        } else if (clause instanceof AssertClause asserted && asserted.getPolicy() != null) {
            qualified(asserted, "policy");
        }
    }

    private void declaration(Declaration declaration) {
        switch (declaration) {
            case FactDecl fact -> qualified(fact, "subject");
            case RecordDecl record -> named(record, "key", Owners.field(record.getFields(), record.getKey()));
            case PolicyTest test -> qualified(test, "policy");
            case PlaybookTest test -> qualified(test, "playbook");
            case RolloutDecl rollout -> qualified(rollout, "playbook");
            case InstanceDecl instance -> qualified(instance, "playbook");
            case GoalDecl goal -> qualified(goal, "parent");
            default -> {
                // names nothing but itself
            }
        }
    }

    private void operation(EObject member) {
        named(member, "operation", owners.sibling(member));
    }

    private void rest(EObject element) {
        switch (element) {
            case PlaybookFile file -> packages(Regions.first(file, "name"), file);
            case Import declared -> packages(Regions.first(declared, "package"), declared);
            case ImportedName name -> named(name, "name", owners.imported(name));
            case ToolRef tool -> qualified(tool, "name");
            case EffectTarget target -> qualified(target, "name");
            case MockTarget target -> {
                if (!qualified(target, "name") && target.eContainer().eContainer() instanceof PlaybookTest test) {
                    named(target, "name", owners.step(test, target.getName()));
                }
            }
            case FieldValue value -> named(value, "name", owners.field(value));
            case Argument argument -> symbol(argument, owners.parameter(argument));
            case Binding binding -> named(binding, "name", owners.parameter(binding));
            case EditableName name -> named(name, "name", owners.parameter(name));
            default -> {
                // no name
            }
        }
    }

    private void target(Expression expression) {
        Target target = analysis.targetOf(expression);
        if (target instanceof Target.PackageTarget of) {
            boolean inner = expression.eContainer() instanceof MemberAccess longer
                    && analysis.targetOf(longer) instanceof Target.PackageTarget;
            if (!inner) {
                add(Regions.of(expression), new Symbol.PackageName(of.name()), expression, false);
            }
            return;
        }
        if (target instanceof Target.DeclarationTarget && expression instanceof MemberAccess member
                && member.getReceiver() != null && analysis.targetOf(member.getReceiver()) == null) {
            packages(Regions.of(member.getReceiver()), member); // the package before the type of a value
        }
        Symbol symbol = switch (target) {
            case Target.DeclarationTarget of -> new Symbol.Declared(of.declaration());
            case Target.LocalTarget of -> Owners.isDeclared(of.origin()) ? new Symbol.Declared(of.origin())
                    : of.origin() instanceof Expression ? new Symbol.Given(of.origin(), of.name())
                            : new Symbol.ValueWord(of.name());
            case Target.FieldTarget of -> new Symbol.Declared(of.field());
            case Target.LiteralTarget of -> new Symbol.Declared(of.literal());
            case Target.OperationTarget of -> new Symbol.Declared(of.operation());
            case Target.FunctionTarget of -> new Symbol.LanguageFunction(of.function());
            case Target.BuiltinTarget of -> new Symbol.ValueWord(of.name());
            case Target.PackageTarget of -> new Symbol.PackageName(of.name());
            case Target.PromptTarget of -> owners.promptWord(expression, of.name());
            case null -> null;
        };
        symbol(expression, symbol);
    }

    private void symbol(EObject at, @Nullable Symbol symbol) {
        if (symbol != null) {
            add(Regions.first(at, "name"), symbol, at, false);
        }
    }

    private void named(EObject at, String feature, @Nullable EObject declared) {
        if (declared != null) {
            add(Regions.first(at, feature), new Symbol.Declared(declared), at, false);
        }
    }

    /** A declaration, or an operation of a connector, behind the package and connector that hold it. */
    private boolean qualified(EObject at, String feature) {
        INode node = Regions.first(at, feature);
        List<ILeafNode> names = node == null ? List.of() : Regions.segments(node);
        StringBuilder path = new StringBuilder();
        boolean all = false;
        for (ILeafNode name : names) {
            String text = path.append(path.isEmpty() ? "" : ".").append(name.getText()).toString();
            EObject declared = analysis.declaration(at, text);
            EObject operation = declared != null ? declared : analysis.operation(at, text);
            if (operation != null) {
                add(name, new Symbol.Declared(operation), at, false);
                int dot = text.lastIndexOf('.');
                if (!all && dot > 0 && node != null) {
                    found.add(new Occurrence(node.getOffset(), dot, new Symbol.PackageName(text.substring(0, dot)), at,
                            false));
                }
            }
            all = operation != null;
        }
        return all;
    }

    private void packages(@Nullable INode name, EObject at) {
        if (name != null) {
            add(name, new Symbol.PackageName(name.getText().strip()), at, at instanceof PlaybookFile);
        }
    }

    private void add(@Nullable INode node, Symbol symbol, EObject at, boolean declares) {
        if (node != null && node.getLength() > 0) {
            found.add(new Occurrence(node.getOffset(), node.getLength(), symbol, at, declares));
        }
    }
}
