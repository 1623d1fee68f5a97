package dev.steward.compiler.internal;

import java.util.List;
import java.util.Locale;

import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RetainClause;
import dev.steward.dsl.playbook.ScopeClause;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.model.workflow.FieldDef;
import dev.steward.model.workflow.Label;
import dev.steward.model.workflow.StructDef;
import dev.steward.model.workflow.StructKind;
import dev.steward.model.workflow.TypeDef;
import dev.steward.model.workflow.WorkflowFactory;

/** Enums, types, records and facts. */
final class TypeDeclarations {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;
    private static final String COMPANY = "company";

    private final Compilation compilation;
    private final TypeMapper types;

    TypeDeclarations(Compilation compilation, TypeMapper types) {
        this.compilation = compilation;
        this.types = types;
    }

    TypeDef enumeration(EnumDecl declaration) {
        var def = MAKE.createEnumDef();
        def.setName(Compilation.qualified(declaration));
        declaration.getLiterals().stream().map(EnumLiteral::getName).forEach(def.getLiterals()::add);
        return def;
    }

    TypeDef type(TypeDecl declaration) {
        return struct(Compilation.qualified(declaration), StructKind.TYPE, declaration.getFields());
    }

    TypeDef record(RecordDecl declaration) {
        var def = struct(Compilation.qualified(declaration), StructKind.RECORD, declaration.getFields());
        def.setKey(declaration.getKey());
        return def;
    }

    TypeDef fact(FactDecl declaration) {
        var def = struct(Compilation.qualified(declaration), StructKind.FACT, declaration.getFields());
        def.setSubject(subject(declaration));
        for (var clause : declaration.getClauses()) {
            switch (clause) {
                case ScopeClause s -> def.setScope(s.getName());
                case RetainClause r -> def.setRetention(retention(compilation, r));
                default -> compilation.unknown(clause, "This clause of a fact");
            }
        }
        return def;
    }

    private String subject(FactDecl declaration) {
        var subject = declaration.getSubject();
        if (subject == null || subject.equals(COMPANY)) {
            return COMPANY;
        }
        var target = compilation.analysis().declaration(declaration, subject);
        return target == null ? subject : compilation.needed().need(target);
    }

    static String retention(Compilation compilation, RetainClause clause) {
        if (clause.isForever()) {
            return "forever";
        }
        var period = Quantities.period(clause.getDuration());
        if (period.isEmpty()) {
            compilation.notConstant(clause, "How long a fact is kept, as a time,");
        }
        return period.orElse("forever");
    }

    private StructDef struct(String name, StructKind kind, List<Field> fields) {
        var def = MAKE.createStructDef();
        def.setName(name);
        def.setKind(kind);
        fields.stream().map(this::field).forEach(def.getFields()::add);
        return def;
    }

    private FieldDef field(Field field) {
        var def = MAKE.createFieldDef();
        def.setName(field.getName());
        def.setType(types.reference(field.getType()));
        def.setWas(field.getWas());
        field.getLabels().stream().map(label -> Label.valueOf(label.toUpperCase(Locale.ROOT))).sorted().distinct()
                .forEach(def.getLabels()::add);
        return def;
    }
}
