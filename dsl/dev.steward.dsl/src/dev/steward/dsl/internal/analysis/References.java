package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.dsl.types.CursorPlace;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types plain names, with or without a call behind them. Local names win over declarations, those over words. */
final class References {

    private static final Map<String, Type> WORDS = Map.of("true", Type.BOOL, "false", Type.BOOL, "none",
            Type.Special.NONE, "now", Type.DATETIME, "today", Type.DATE);

    private final Expressions expressions;

    References(Expressions expressions) {
        this.expressions = expressions;
    }

    Type type(Reference reference, Scope scope, @Nullable Type expected) {
        String name = reference.getName();
        if (name == null) {
            return Type.UNKNOWN;
        }
        if (CursorPlace.MARK.equals(name)) {
            expressions.results.cursor = new CursorPlace(scope.visible(), expected);
            return Type.UNKNOWN;
        }
        Scope.Local local = scope.find(name);
        if (local != null) {
            return local(reference, local, scope);
        }
        Declaration declaration = expressions.names.find(reference, name);
        if (declaration != null) {
            return declaration(reference, declaration, scope);
        }
        Type word = word(reference, name, scope, expected);
        if (word != null) {
            expressions.results.targets.put(reference, new Target.BuiltinTarget(name));
            return word;
        }
        return other(reference, name, scope, expected);
    }

    private Type local(Reference reference, Scope.Local local, Scope scope) {
        expressions.results.targets.put(reference, local.target());
        if (reference.isCall()) {
            notCallable(reference, scope,
                    local.name() + " is a value, so it cannot be called: remove the parentheses.");
            return Type.UNKNOWN;
        }
        return local.type();
    }

    private Type declaration(Reference reference, Declaration declaration, Scope scope) {
        expressions.results.targets.put(reference, new Target.DeclarationTarget(declaration));
        Calls calls = new Calls(expressions);
        return switch (declaration) {
            case AgentDecl agent when reference.isCall() -> calls.agent(reference, agent, scope);
            case PlaybookDecl playbook when reference.isCall() -> calls.playbook(reference, playbook, scope);
            case KpiDecl kpi when !reference.isCall() -> expressions.typeRefs.typeOf(kpi.getType());
            default -> {
                if (reference.isCall()) {
                    notCallable(reference, scope, reference.getName() + " is " + Words.kindOf(declaration)
                            + ", so it cannot be called." + constructionHint(declaration));
                }
                yield Type.UNKNOWN;
            }
        };
    }

    private static String constructionHint(Declaration declaration) {
        String name = Names.nameOf(declaration);
        return declaration instanceof RecordDecl || declaration instanceof dev.steward.dsl.playbook.TypeDecl
                ? " Make a value of it with " + name + " { field: … }." : "";
    }

    private void notCallable(Reference reference, Scope scope, String message) {
        reference.getArguments().forEach(a -> expressions.type(a.getValue(), scope));
        expressions.issues.errorAt(reference, "name", IssueCodes.NOT_CALLABLE, message);
    }

    private @Nullable Type word(Reference reference, String name, Scope scope, @Nullable Type expected) {
        if (reference.isCall()) {
            return null;
        }
        return switch (name) {
            case "next" -> isKey(reference) ? expected == null ? Type.UNKNOWN : expected : null;
            case "cost" -> Type.MONEY;
            case "baseline" -> scope.room() == Scope.Room.STRATEGY ? Type.UNKNOWN : null;
            default -> WORDS.get(name);
        };
    }

    /** {@code next} numbers a new record, so it may stand only as the value of its key. */
    private static boolean isKey(Reference reference) {
        return reference.eContainer() instanceof FieldValue;
    }

    private Type other(Reference reference, String name, Scope scope, @Nullable Type expected) {
        EnumLiteral literal = reference.isCall() ? null : literal(reference, name, expected);
        if (literal != null) {
            expressions.results.targets.put(reference, new Target.LiteralTarget(literal));
            return literal.eContainer() instanceof EnumDecl owner ? new EnumType(owner) : Type.UNKNOWN;
        }
        if (reference.eContainer() instanceof dev.steward.dsl.playbook.MemberAccess
                && expressions.names.isPackagePrefix(name)) {
            expressions.results.targets.put(reference, new Target.PackageTarget(name));
            return Type.UNKNOWN;
        }
        reference.getArguments().forEach(a -> expressions.type(a.getValue(), scope));
        unresolved(reference, name, scope, expected);
        return Type.UNKNOWN;
    }

    private @Nullable EnumLiteral literal(Reference reference, String name, @Nullable Type expected) {
        if (expected != null && expected.present() instanceof EnumType known) {
            EnumLiteral own = find(known.declaration(), name);
            if (own != null) {
                return own;
            }
        }
        PlaybookFile file = Names.fileOf(reference);
        List<EnumLiteral> found = new ArrayList<>();
        if (file != null) {
            for (Declaration declaration : expressions.names.visible(file)) {
                EnumLiteral literal = declaration instanceof EnumDecl known ? find(known, name) : null;
                if (literal != null) {
                    found.add(literal);
                }
            }
        }
        if (found.size() > 1) {
            List<String> owners = found.stream().map(l -> Names.nameOf(l.eContainer()) + "." + name).toList();
            expressions.issues.error(reference, IssueCodes.AMBIGUOUS_NAME, name + " is a name of several enums: write "
                    + String.join(" or ", owners) + ".", owners.toArray(String[]::new));
        }
        return found.isEmpty() ? null : found.get(0);
    }

    static @Nullable EnumLiteral find(EnumDecl declaration, @Nullable String name) {
        return declaration.getLiterals().stream().filter(l -> l.getName() != null && l.getName().equals(name))
                .findFirst().orElse(null);
    }

    private void unresolved(Reference reference, String name, Scope scope, @Nullable Type expected) {
        if (scope.isIncomplete()) {
            return; // what it would stand for is unknown, and that was said already
        }
        if (reference.eContainer() instanceof ValueHandler && "repair".equals(name)) {
            expressions.issues.errorAt(reference, "name", IssueCodes.UNRESOLVED_NAME,
                    "Say how often an answer may be repaired: write repair at most 1.", name);
            return;
        }
        String local = Places.whereNamed(reference, name);
        String elsewhere = local != null ? local : expressions.names.importHint(reference, name);
        TreeSet<String> known = new TreeSet<>(scope.names());
        PlaybookFile file = Names.fileOf(reference);
        if (file != null) {
            expressions.names.visible(file).stream().map(Names::nameOf).filter(n -> n != null).forEach(known::add);
        }
        known.addAll(WORDS.keySet());
        EnumDecl wanted = expected != null && expected.present() instanceof EnumType type ? type.declaration() : null;
        List<String> literals = wanted == null ? List.of()
                : Words.names(wanted.getLiterals());
        String literal = Spelling.closest(name, literals);
        String hint = elsewhere != null ? elsewhere
                : literal != null ? " Did you mean " + literal + "?"
                        : Spelling.hint(name, known, switch (scope.room()) {
                            case PROMPT -> " Give it to the agent as an argument of that name.";
                            case POLICY -> PolicyScopes.sees(reference, scope, expressions);
                            default ->
                                wanted != null ? " The enum " + wanted.getName() + " has " + Words.list(literals) + "."
                                        : " Name a step, an input, or something declared or imported here.";
                        });
        EObject at = reference;
        expressions.issues.errorAt(at, "name", IssueCodes.UNRESOLVED_NAME, "There is no " + name + " here." + hint,
                name, String.valueOf(literal != null ? literal : Spelling.closest(name, known)));
    }
}
