package dev.steward.cli.internal.args;

import org.eclipse.jdt.annotation.Nullable;

/**
 * An option that a command understands.
 *
 * @param name  with its dashes, such as {@code --input}
 * @param value what stands for the value in the help, such as {@code k=v}; null for a switch
 * @param many  whether it may be given more than once
 * @param help  a line without full stop
 */
public record Option(String name, @Nullable String value, boolean many, String help) {

    /** An option without a value. */
    public static Option flag(String name, String help) {
        return new Option(name, null, false, help);
    }

    /** An option with a value, given once. */
    public static Option value(String name, String value, String help) {
        return new Option(name, value, false, help);
    }

    /** An option with a value that may be given more than once. */
    public static Option values(String name, String value, String help) {
        return new Option(name, value, true, help);
    }
}
