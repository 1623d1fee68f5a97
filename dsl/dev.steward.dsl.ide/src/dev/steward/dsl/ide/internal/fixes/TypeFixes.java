package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.completion.Imports;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.xtext.nodemodel.INode;

/** Types, records and facts that are not there. */
final class TypeFixes {

    private TypeFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.UNRESOLVED_TYPE, f -> NameFixes.imported(f, f.data(0)));
        fixes.on(IssueCodes.UNRESOLVED_TYPE, TypeFixes::create);
        fixes.on(IssueCodes.UNRESOLVED_TYPE, TypeFixes::other);
        fixes.on(IssueCodes.TRIGGER_EVENT, TypeFixes::event);
        fixes.on(IssueCodes.RECALL_UNKNOWN, TypeFixes::memory);
        fixes.on(IssueCodes.UNREADABLE_SCOPE, TypeFixes::scope);
        fixes.on(IssueCodes.CYCLIC_TYPE, TypeFixes::optional);
    }

    /** Declares it at the end of the file; where a value is made, with the fields of that value. */
    private static void create(Finding finding) {
        String name = finding.data(0);
        boolean free = name.matches("\\w+") && finding.visible(Declaration.class).stream()
                .noneMatch(d -> name.equals(Owners.nameOf(d)));
        if (!free) {
            return;
        }
        Construction construction = finding.around(Construction.class);
        List<String> fields = new ArrayList<>();
        if (construction != null) {
            for (FieldValue value : construction.getFields()) {
                Type type = value.getValue() == null ? Type.UNKNOWN : finding.analysis().typeOf(value.getValue());
                fields.add(value.getName() + ": " + (type instanceof Type.Special ? "Text" : type));
            }
        }
        String braces = " { " + (fields.isEmpty() ? "id: Text" : String.join("  ", fields)) + " }";
        boolean subject = finding.exactly(NamedTypeRef.class) == null && construction == null
                && finding.around(FactDecl.class) != null;
        String declaration = subject ? "record " + name + " key id" + braces : "type " + name + braces;
        String text = finding.source().text();
        finding.propose("Create the " + (subject ? "record " : "type ") + name, List.of(new TextEdit(text.length(), 0,
                (text.endsWith("\n") ? "\n" : "\n\n") + declaration + "\n")));
    }

    private static void other(Finding finding) {
        Predicate<Declaration> wanted = finding.exactly(NamedTypeRef.class) != null
                ? d -> d instanceof TypeDecl || d instanceof RecordDecl || d instanceof EnumDecl
                : d -> d instanceof TypeDecl || d instanceof RecordDecl;
        List<String> names = names(finding, wanted);
        if (finding.exactly(NamedTypeRef.class) != null) {
            names.addAll(Vocabulary.TYPES.keySet());
        }
        if (!finding.data(0).isEmpty() && finding.text().equals(finding.data(0))) {
            Closest.to(finding.data(0), names, 3).forEach(n -> finding.replace("Write " + n, n));
        }
    }

    private static List<String> names(Finding finding, Predicate<Declaration> wanted) {
        List<String> out = new ArrayList<>();
        finding.visible(Declaration.class).stream().filter(wanted).map(Owners::nameOf).filter(Objects::nonNull)
                .forEach(n -> out.add(String.valueOf(n)));
        return out;
    }

    private static void event(Finding finding) {
        List<String> names = names(finding, d -> d instanceof TypeDecl || d instanceof RecordDecl);
        if (!names.contains(finding.text())) {
            NameFixes.imported(finding, finding.text());
            Closest.to(finding.text(), names, 3).forEach(n -> finding.replace("Write " + n, n));
        }
    }

    private static void memory(Finding finding) {
        if (finding.text().contains(" ")) {
            return; // a clause that does not fit, not a name
        }
        NameFixes.imported(finding, finding.text());
        boolean records = finding.around(RememberExpression.class) == null
                && (finding.around(RecallExpression.class) != null || finding.around(EffectTarget.class) != null);
        Closest.to(finding.text(), names(finding, d -> d instanceof FactDecl || records && d instanceof RecordDecl), 3)
                .forEach(n -> finding.replace("Write " + n, n));
    }

    /** A scope of another package may be read by those who say so, personal data by nobody. */
    private static void scope(Finding finding) {
        RecallExpression recall = finding.around(RecallExpression.class);
        if (recall != null && finding.analysis().declaration(recall, recall.getType()) instanceof FactDecl fact
                && fact.getFields().stream().noneMatch(f -> f.getLabels().contains("pii"))
                && fact.eContainer() instanceof PlaybookFile owner && owner.getName() != null) {
            var whole = finding.source().tree().getImports().stream()
                    .filter(i -> owner.getName().equals(i.getPackage()) && i.getNames().isEmpty()).findFirst();
            if (whole.isPresent()) {
                finding.append("Say at the head that " + fact.getName() + " is read here", whole.get(),
                        "\nimport " + owner.getName() + ".{" + fact.getName() + "}");
            } else {
                Imports.add(finding.source().tree(), owner.getName(), fact.getName()).ifPresent(
                        e -> finding.propose("Say at the head that " + fact.getName() + " is read here", List.of(e)));
            }
        }
    }

    /** Makes the first field optional that holds another value with fields. */
    private static void optional(Finding finding) {
        Declaration owner = finding.around(Declaration.class);
        if (owner == null) {
            return;
        }
        for (Field field : new Type.Structure(owner).fields()) {
            INode type = field.getType() == null ? null : Regions.of(field.getType());
            if (type != null && field.getType() != null
                    && finding.analysis().typeOf(field.getType()) instanceof Type.Structure) {
                finding.append("Make " + field.getName() + " optional", type, "?");
                return;
            }
        }
    }
}
