package dev.steward.runtime.internal;

import dev.steward.engine.value.Type;

/** How values are typed, for messages. */
public final class Examples {

    private Examples() {
    }

    /** As on a command line, quoted where a shell needs it. */
    public static String of(Type type) {
        return switch (type) {
            case Type.Prim p -> switch (p.kind()) {
                case TEXT, MARKDOWN -> "\"some words\"";
                case INT -> "41";
                case NUMBER -> "3.5";
                case BOOL -> "yes";
                case PERCENT -> "38%";
                case MONEY -> "\"1.50 USD\"";
                case DURATION -> "\"48 hours\"";
                case DATE -> "2026-09-14";
                case TIME -> "09:00";
                case DATETIME -> "\"2026-09-14 09:00\"";
            };
            case Type.OptionalOf o -> of(o.type());
            case Type.ListOf l -> l.item() instanceof Type.Prim ? "'[" + of(l.item()) + "]'" : "'[…]'";
            case Type.Named n -> "'{…}'";
            case Type.Nothing n -> "";
        };
    }
}
