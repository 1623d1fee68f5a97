package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.completion.Imports;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.ImportedName;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.dsl.playbook.WhyClause;
import dev.steward.dsl.types.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.nodemodel.INode;

/** Names that lead nowhere, to too much, or are given twice; imports. */
final class NameFixes {

    private NameFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.UNRESOLVED_NAME, NameFixes::meant);
        fixes.on(IssueCodes.UNRESOLVED_NAME, f -> imported(f, f.text()));
        fixes.on(IssueCodes.UNRESOLVED_NAME, NameFixes::decided);
        fixes.on(IssueCodes.UNRESOLVED_NAME, NameFixes::declared);
        fixes.on(IssueCodes.UNRESOLVED_NAME, NameFixes::input);
        fixes.on(IssueCodes.UNRESOLVED_NAME, f -> f.remove("Remove this mock", f.around(MockTarget.class)));
        fixes.on(IssueCodes.AMBIGUOUS_NAME, f -> f.issue().data().forEach(o -> f.replace("Write " + o, o)));
        fixes.on(IssueCodes.DUPLICATE_NAME, NameFixes::free);
        fixes.on(IssueCodes.UNUSED_IMPORT, NameFixes::removeImport);
        fixes.on(IssueCodes.UNRESOLVED_IMPORT, NameFixes::removeImport);
    }

    private static void meant(Finding finding) {
        String closest = finding.data(1);
        boolean value = Vocabulary.VALUES.containsKey(closest) && finding.around(MemberAccess.class) != null;
        if (!closest.isEmpty() && !closest.equals("null") && !value) {
            finding.replace("Write " + closest, closest);
        }
    }

    /** Imports the name from each package that declares it. */
    static void imported(Finding finding, String name) {
        int dot = name.indexOf('.');
        String simple = dot < 0 ? name : name.substring(0, dot);
        String own = finding.source().tree().getName();
        for (var source : finding.program().sources()) {
            String from = source.tree().getName();
            boolean declares = from != null && !from.equals(own) && source.tree().getDeclarations().stream()
                    .anyMatch(d -> simple.equals(Owners.nameOf(d)));
            if (from != null && declares) {
                Imports.add(finding.source().tree(), from, simple)
                        .ifPresent(e -> finding.propose("Import " + simple + " from " + from, List.of(e)));
            }
        }
    }

    /** The steps that a decision can be about. */
    private static void decided(Finding finding) {
        DecideClause decide = finding.around(DecideClause.class);
        PlaybookTest test = finding.around(PlaybookTest.class);
        if (decide == null || test == null) {
            return;
        }
        if (decide.getInside() != null && !"deadline".equals(decide.getStep())
                && finding.text().equals(decide.getStep())) {
            return; // of a step in a playbook that is called
        }
        new Owners(finding.analysis()).steps(test).stream()
                .filter(step -> decide.getInside() == null
                        || EcoreUtil2.getContainerOfType(step, DeadlineStatement.class) != null)
                .map(Owners::nameOf).filter(Objects::nonNull).limit(5)
                .forEach(name -> finding.replace("Write " + name, String.valueOf(name)));
    }

    /** The other declarations of the kind that is asked for. */
    private static void declared(Finding finding) {
        AssertClause asserted = finding.around(AssertClause.class);
        Class<? extends Declaration> kind = finding.around(WhyClause.class) != null ? GoalDecl.class
                : asserted != null && finding.text().equals(asserted.getPolicy()) ? PolicyDecl.class
                        : finding.around(DecideClause.class) != null ? null : asked(finding.around(Declaration.class));
        if (kind != null && finding.exactly(Reference.class) == null) {
            Declaration own = finding.around(Declaration.class);
            finding.visible(kind).stream().filter(d -> d != own).limit(5).map(Owners::nameOf).filter(Objects::nonNull)
                    .forEach(n -> finding.replace("Write " + n, String.valueOf(n)));
        }
    }

    private static @Nullable Class<? extends Declaration> asked(@Nullable Declaration owner) {
        return switch (owner) {
            case GoalDecl goal -> GoalDecl.class;
            case PolicyTest test -> PolicyDecl.class;
            case PlaybookTest test -> PlaybookDecl.class;
            case RolloutDecl rollout -> PlaybookDecl.class;
            case null, default -> null;
        };
    }

    /** A new input of the playbook or agent that lacks the name. */
    private static void input(Finding finding) {
        Reference reference = finding.exactly(Reference.class);
        EObject owner = finding.around(e -> e instanceof PlaybookDecl
                || e instanceof AgentDecl agent && !agent.getParameters().isEmpty());
        if (reference == null || owner == null || reference.isCall()
                || reference.eContainer() instanceof MemberAccess) {
            return;
        }
        List<Parameter> parameters = owner instanceof PlaybookDecl playbook ? playbook.getParameters()
                : owner instanceof AgentDecl agent ? agent.getParameters() : List.of();
        String input = reference.getName() + ": Text";
        INode last = parameters.isEmpty() ? Places.first(owner, "(") : Regions.of(parameters.getLast());
        finding.append("Add the input " + input, last, parameters.isEmpty() ? input : ", " + input);
    }

    /** The same name with a number. */
    private static void free(Finding finding) {
        String name = finding.data(0);
        int number = 2;
        while (Pattern.compile("\\b" + Pattern.quote(name + number) + "\\b").matcher(finding.source().text()).find()) {
            number++;
        }
        EObject literal = finding.exactly(EnumLiteral.class);
        if (!name.isEmpty() && finding.text().equals(name)) {
            if (literal != null) {
                finding.remove("Remove the second " + name, literal);
            }
            finding.replace("Rename this one to " + name + number, name + number);
        }
    }

    private static void removeImport(Finding finding) {
        ImportedName name = finding.exactly(ImportedName.class);
        Import declared = finding.around(Import.class);
        if (name != null && declared != null && declared.getNames().size() > 1) {
            finding.remove("Remove " + name.getName() + " from the import", name);
        } else if (declared != null) {
            INode node = Regions.of(declared);
            if (node != null) {
                TextEdit edit = Removal.of(finding.source().text(), node.getOffset(), Finding.end(node));
                finding.propose("Remove the import", List.of(edit));
            }
        }
    }
}
