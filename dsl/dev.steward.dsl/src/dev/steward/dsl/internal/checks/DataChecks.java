package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.BoundFacet;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.Facet;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.RangeFacet;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RetainClause;
import dev.steward.dsl.playbook.ScopeClause;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.Structure;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Types, enums, records and facts. */
final class DataChecks {

    private static final String COMPANY = "company";

    private final Analysis analysis;
    private final Issues issues;

    DataChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(Declaration declaration) {
        switch (declaration) {
            case TypeDecl type -> fields(type, type.getFields(), "type " + type.getName());
            case EnumDecl enumeration -> literals(enumeration);
            case RecordDecl record -> record(record);
            case FactDecl fact -> fact(fact);
            default -> {
                return;
            }
        }
        for (NamedTypeRef reference : Shapes.all(declaration, NamedTypeRef.class)) {
            facets(reference);
        }
    }

    private void fields(Declaration owner, List<Field> fields, String what) {
        if (fields.isEmpty()) {
            issues.errorAt(owner, "name", IssueCodes.EMPTY, "The " + what
                    + " has no field: write at least one, as in { title: Text }.");
        }
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (field.getName() != null && !names.add(field.getName())) {
                issues.errorAt(field, "name", IssueCodes.DUPLICATE_NAME, "There are two fields " + field.getName()
                        + ": rename or remove one.", field.getName());
            }
        }
        if (contains(new Structure(owner), owner, new HashSet<>())) {
            issues.errorAt(owner, "name", IssueCodes.CYCLIC_TYPE, "A value of " + what
                    + " would hold another of its kind without end: make the field optional with ? or a list.");
        }
    }

    /** Whether every value of a structure holds one of another declaration. */
    private boolean contains(Structure structure, Declaration wanted, Set<Declaration> seen) {
        for (Field field : structure.fields()) {
            if (field.getType() != null && analysis.typeOf(field.getType()) instanceof Structure inner
                    && (inner.declaration() == wanted
                            || seen.add(inner.declaration()) && contains(inner, wanted, seen))) {
                return true;
            }
        }
        return false;
    }

    private void literals(EnumDecl enumeration) {
        if (enumeration.getLiterals().isEmpty()) {
            issues.errorAt(enumeration, "name", IssueCodes.EMPTY, "The enum " + enumeration.getName()
                    + " has no name in it: write at least one, as in { product, news }.");
        }
        Set<String> names = new HashSet<>();
        for (EnumLiteral literal : enumeration.getLiterals()) {
            if (literal.getName() != null && !names.add(literal.getName())) {
                issues.error(literal, IssueCodes.DUPLICATE_NAME, "The name " + literal.getName()
                        + " stands here twice: remove one.", literal.getName());
            }
        }
    }

    private void record(RecordDecl record) {
        fields(record, record.getFields(), "record " + record.getName());
        if (record.getKey() == null) {
            String first = record.getFields().isEmpty() ? "name" : record.getFields().get(0).getName();
            issues.errorAt(record, "name", IssueCodes.KEY_MISSING, "The record " + record.getName()
                    + " needs a key, the field by which one is told from another: write record " + record.getName()
                    + " key " + first + " { … }.", String.valueOf(first));
            return;
        }
        Field key = record.getFields().stream().filter(f -> Objects.equals(f.getName(), record.getKey())).findFirst()
                .orElse(null);
        if (key == null) {
            issues.errorAt(record, "key", IssueCodes.KEY_UNKNOWN, "The record " + record.getName() + " has no field "
                    + record.getKey() + " to be its key: name one of its fields.", record.getKey());
        } else if (key.getType() != null) {
            Type type = analysis.typeOf(key.getType());
            if (!type.isUnknown() && !Set.of(Type.TEXT, Type.INT, Type.DATE, Type.EMAIL).contains(type)) {
                issues.errorAt(record, "key", IssueCodes.KEY_UNKNOWN, "The key " + record.getKey()
                        + " must be a Text, Int, Email or Date that is always there; it is " + type + ".");
            }
        }
    }

    private void fact(FactDecl fact) {
        fields(fact, fact.getFields(), "fact " + fact.getName());
        Clauses.noneTwice(fact.getClauses(), "fact", issues);
        if (fact.getClauses().stream().noneMatch(RetainClause.class::isInstance)) {
            issues.errorAt(fact, "name", IssueCodes.RETENTION_MISSING, "Say how long the fact " + fact.getName()
                    + " is kept: add retain 2 years, or retain forever.");
        }
        if (fact.getClauses().stream().noneMatch(ScopeClause.class::isInstance)) {
            issues.errorAt(fact, "name", IssueCodes.RECALL_SCOPE, "Say to which area the fact " + fact.getName()
                    + " belongs: add scope and a name, as in scope marketing.");
        }
        String subject = fact.getSubject();
        if (subject == null) {
            issues.errorAt(fact, "name", IssueCodes.SUBJECT_MISSING, "Say what the fact " + fact.getName()
                    + " is about: write fact " + fact.getName() + " of company, or of a record.");
        } else if (!subject.equals(COMPANY)) {
            Declaration owner = analysis.declaration(fact, subject);
            if (!(owner instanceof RecordDecl)) {
                issues.errorAt(fact, "subject", IssueCodes.UNRESOLVED_TYPE, "A fact is about company or a record, and"
                        + " there is no record " + subject + " here.", subject);
            }
        }
    }

    // ---- bounds of types ----

    private void facets(NamedTypeRef reference) {
        if (reference.getFacets().isEmpty()) {
            return;
        }
        Type type = analysis.typeOf(reference).present();
        boolean text = Set.of(Type.TEXT, Type.MARKDOWN).contains(type);
        boolean number = Set.of(Type.INT, Type.NUMBER, Type.PERCENT).contains(type);
        if (!text && !number && !type.isUnknown()) {
            issues.error(reference.getFacets().get(0), IssueCodes.MISPLACED, "Only Text, Markdown, Int, Number and"
                    + " Percent have bounds: remove the parentheses.");
            return;
        }
        BigDecimal low = null;
        BigDecimal high = null;
        for (Facet facet : reference.getFacets()) {
            switch (facet) {
                case RangeFacet range -> {
                    low = number(range.getFrom());
                    high = number(range.getTo());
                }
                case BoundFacet bound when "min".equals(bound.getKind()) -> low = number(bound.getValue());
                case BoundFacet bound -> high = number(bound.getValue());
                default -> {
                    // a bound that could not be read
                }
            }
        }
        if (low != null && high != null && low.compareTo(high) > 0) {
            issues.error(reference.getFacets().get(0), IssueCodes.OUT_OF_BOUNDS,
                    "The lower bound is above the upper one: swap them.");
        }
    }

    static @Nullable BigDecimal number(@Nullable String digits) {
        if (digits == null || digits.length() > 40) {
            return null;
        }
        try {
            return new BigDecimal(digits.replace("_", "").replace(" ", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
