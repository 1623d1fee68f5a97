package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Functions;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** Types, records, enums and facts, and the fields that they lack. */
final class DataFixes {

    private static final Set<Type> KEYS = Set.of(Type.TEXT, Type.INT, Type.DATE, Type.EMAIL);

    private DataFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.UNKNOWN_MEMBER, DataFixes::member);
        fixes.on(IssueCodes.KEY_MISSING, f -> f.append("Add key " + f.data(0), nameNode(f, RecordDecl.class),
                " key " + f.data(0)));
        fixes.on(IssueCodes.KEY_UNKNOWN, DataFixes::key);
        fixes.on(IssueCodes.RETENTION_MISSING, f -> {
            f.append("Keep it for 2 years", f.around(FactDecl.class), "  retain 2 years");
            f.append("Keep it forever", f.around(FactDecl.class), "  retain forever");
        });
        fixes.on(IssueCodes.RECALL_SCOPE, f -> f.append("Add a scope", f.around(FactDecl.class), "  scope general"));
        fixes.on(IssueCodes.SUBJECT_MISSING, DataFixes::subject);
        fixes.on(IssueCodes.EMPTY, DataFixes::empty);
    }

    private static @Nullable INode nameNode(Finding finding, Class<? extends EObject> kind) {
        EObject owner = finding.around(kind);
        return owner == null ? null : Regions.first(owner, "name");
    }

    private static void member(Finding finding) {
        MemberAccess member = finding.around(MemberAccess.class);
        FieldValue value = finding.around(FieldValue.class);
        INode name = member == null ? null : Regions.first(member, "name");
        if (member != null && name != null && name.getOffset() == finding.issue().offset()
                && member.getReceiver() != null) {
            Type type = finding.analysis().typeOf(member.getReceiver()).present();
            List<String> names = new ArrayList<>();
            if (type instanceof Type.Structure structure) {
                structure.fields().forEach(f -> names.add(String.valueOf(f.getName())));
            }
            new Functions().of(type).stream().filter(r -> r.arguments().isEmpty())
                    .forEach(r -> names.add(r.function().name()));
            if (finding.analysis().targetOf(member.getReceiver()) instanceof Target.DeclarationTarget of
                    && of.declaration() instanceof EnumDecl known) {
                known.getLiterals().forEach(l -> names.add(String.valueOf(l.getName())));
                literal(finding, known, String.valueOf(member.getName()));
            }
            Closest.to(String.valueOf(member.getName()), names, 2).forEach(n -> finding.replace("Write " + n, n));
            create(finding, type, String.valueOf(member.getName()), "Text");
        } else if (value != null) {
            Type type = new Owners(finding.analysis()).structure(value.eContainer());
            if (type instanceof Type.Structure structure) {
                Closest.to(String.valueOf(value.getName()),
                        structure.fields().stream().map(Field::getName).toList(), 1).forEach(n -> {
                            boolean free = value.eContainer().eContents().stream().noneMatch(
                                    e -> e instanceof FieldValue other && n.equals(other.getName()));
                            if (free) {
                                finding.replace("Write " + n, n);
                            }
                        });
                finding.remove("Remove this field", value);
                Type given = value.getValue() == null ? Type.UNKNOWN : finding.analysis().typeOf(value.getValue());
                create(finding, type, String.valueOf(value.getName()),
                        given instanceof Type.Special ? "Text" : given.toString());
            }
        }
    }

    /** A new field of the type, in the file where that stands; optional, so that other values of it stay whole. */
    private static void create(Finding finding, Type type, String name, String of) {
        if (!(type instanceof Type.Structure structure) || structure.fields().isEmpty()) {
            return;
        }
        INode last = Regions.of(structure.fields().getLast());
        var source = finding.program().sourceOf(structure.declaration());
        if (last != null && source.isPresent()) {
            boolean required = of.equals("Text") && source.get() == finding.source();
            finding.propose("Add the field " + name + " to " + structure, new FileEdit(source.get().path(),
                    List.of(new TextEdit(Finding.end(last), 0, "  " + name + ": " + of + (required ? "" : "?")))));
        }
    }

    private static void literal(Finding finding, EnumDecl known, String name) {
        INode last = known.getLiterals().isEmpty() ? null : Regions.of(known.getLiterals().getLast());
        var source = finding.program().sourceOf(known);
        if (last != null && source.isPresent()) {
            finding.propose("Add " + name + " to " + known.getName(), new FileEdit(source.get().path(),
                    List.of(new TextEdit(Finding.end(last), 0, ", " + name))));
        }
    }

    private static void key(Finding finding) {
        RecordDecl record = finding.around(RecordDecl.class);
        if (record == null) {
            return;
        }
        for (Field field : record.getFields()) {
            if (field.getType() != null && field.getName() != null) {
                Type type = finding.analysis().typeOf(field.getType());
                if (KEYS.contains(type)) {
                    finding.replace("Make " + field.getName() + " the key", field.getName());
                } else if (field.getName().equals(record.getKey()) && KEYS.contains(type.present())) {
                    ILeafNode mark = Places.last(field.getType(), "?");
                    if (mark != null) {
                        finding.propose("Make " + field.getName() + " always there",
                                List.of(new TextEdit(mark.getOffset(), 1, "")));
                    }
                }
            }
        }
    }

    private static void subject(Finding finding) {
        RememberExpression remember = finding.around(RememberExpression.class);
        if (remember == null) {
            INode name = nameNode(finding, FactDecl.class);
            finding.append("Make it about the company", name, " of company");
            finding.visible(RecordDecl.class).stream().limit(3)
                    .forEach(r -> finding.append("Make it about " + r.getName(), name, " of " + r.getName()));
            return;
        }
        INode type = Regions.first(remember, "type");
        if (finding.analysis().declaration(remember, remember.getType()) instanceof FactDecl fact
                && fact.getSubject() != null) {
            Declaration owner = finding.analysis().declaration(fact, fact.getSubject());
            LocalNames.at(remember, finding.analysis()).stream()
                    .filter(n -> n.type() instanceof Type.Structure structure && structure.declaration() == owner)
                    .limit(2).forEach(n -> finding.append("Say that it is about " + n.name(), type, " of " + n.name()));
        }
    }

    private static void empty(Finding finding) {
        Declaration owner = finding.around(Declaration.class);
        INode open = Places.first(owner, Places.OPEN);
        switch (owner) {
            case TypeDecl type -> finding.append("Add a field", open, " title: Text");
            case RecordDecl record -> finding.append("Add a field", open, " id: Text");
            case FactDecl fact -> finding.append("Add a field", open, " text: Text");
            case EnumDecl known -> finding.append("Add a name", open, " first");
            case null, default -> {
                // other fixes look at it
            }
        }
    }
}
