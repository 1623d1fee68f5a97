package dev.steward.compiler.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.model.workflow.EnumDef;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.GetExpression;
import dev.steward.model.workflow.IfExpression;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.NamedType;
import dev.steward.model.workflow.OptionalType;
import dev.steward.model.workflow.PrimType;
import dev.steward.model.workflow.StructDef;
import dev.steward.model.workflow.TemplateExpression;
import dev.steward.model.workflow.Type;
import dev.steward.model.workflow.TypeDef;
import dev.steward.model.workflow.TypeKind;
import dev.steward.model.workflow.VarExpression;
import dev.steward.model.workflow.Workflow;

/**
 * How many tokens a value can have in a prompt at most. A token has at least one character: real text needs about a
 * quarter of what is counted here. Empty means that nothing bounds it.
 */
final class Sizes {

    /** Numbers, times and amounts with their punctuation. */
    private static final long SCALAR = 40;
    /** Quotes, colons and commas around a field. */
    private static final long PUNCTUATION = 6;

    private final Map<String, TypeDef> types = new HashMap<>();

    /** A value in scope: its type where that is known, and what bounds it as a whole. */
    record Local(@Nullable Type type, OptionalLong tokens) {
    }

    Sizes(Workflow workflow) {
        workflow.getTypes().forEach(type -> types.put(type.getName(), type));
    }

    OptionalLong of(Expression expression, Map<String, Local> scope) {
        return switch (expression) {
            case LiteralExpression l -> OptionalLong.of(l.getText() == null ? 0 : l.getText().length());
            case VarExpression v -> local(scope.get(v.getName()));
            case GetExpression g -> smaller(of(g.getOf(), scope), of(typeOf(g, scope), 0));
            case TemplateExpression t -> {
                var sum = OptionalLong.of(0);
                for (var part : t.getParts()) {
                    sum = plus(sum, of(part, scope));
                }
                yield sum;
            }
            case IfExpression i -> larger(of(i.getThen(), scope), of(i.getOtherwise(), scope));
            default -> OptionalLong.empty();
        };
    }

    private OptionalLong local(@Nullable Local local) {
        return local == null ? OptionalLong.empty() : smaller(local.tokens(), of(local.type(), 0));
    }

    /** The type of a path of names and fields, null for anything else. */
    @Nullable
    Type typeOf(Expression expression, Map<String, Local> scope) {
        return switch (expression) {
            case VarExpression v -> scope.get(v.getName()) instanceof Local local ? local.type() : null;
            case GetExpression g -> field(typeOf(g.getOf(), scope), g.getField());
            default -> null;
        };
    }

    private @Nullable Type field(@Nullable Type type, String name) {
        var plain = type instanceof OptionalType optional ? optional.getType() : type;
        if (plain instanceof NamedType named && types.get(named.getName()) instanceof StructDef struct) {
            for (var field : struct.getFields()) {
                if (field.getName().equals(name)) {
                    return field.getType();
                }
            }
        }
        return null;
    }

    /** The most tokens of a value of a type. */
    OptionalLong of(@Nullable Type type, int depth) {
        return switch (type) {
            case PrimType p when p.getKind() == TypeKind.TEXT || p.getKind() == TypeKind.MARKDOWN ->
                p.getMax() == null ? OptionalLong.empty() : OptionalLong.of(p.getMax().longValue());
            case PrimType p -> OptionalLong.of(SCALAR);
            case OptionalType o -> of(o.getType(), depth);
            case NamedType n -> declared(types.get(n.getName()), depth);
            case null, default -> OptionalLong.empty();
        };
    }

    private OptionalLong declared(@Nullable TypeDef type, int depth) {
        return switch (type) {
            case EnumDef e -> OptionalLong.of(e.getLiterals().stream().mapToLong(String::length).max().orElse(0));
            case StructDef s when depth < types.size() -> {
                var sum = OptionalLong.of(0);
                for (var field : s.getFields()) {
                    sum = plus(sum, plus(of(field.getType(), depth + 1),
                            OptionalLong.of(field.getName().length() + PUNCTUATION)));
                }
                yield sum;
            }
            case null, default -> OptionalLong.empty();
        };
    }

    private static OptionalLong plus(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent() ? OptionalLong.of(Cost.sum(a.getAsLong(), b.getAsLong()))
                : OptionalLong.empty();
    }

    static OptionalLong smaller(OptionalLong a, OptionalLong b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : OptionalLong.of(Math.min(a.getAsLong(), b.getAsLong()));
    }

    private static OptionalLong larger(OptionalLong a, OptionalLong b) {
        return a.isPresent() && b.isPresent() ? OptionalLong.of(Math.max(a.getAsLong(), b.getAsLong()))
                : OptionalLong.empty();
    }
}
