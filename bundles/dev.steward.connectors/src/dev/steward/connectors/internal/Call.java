package dev.steward.connectors.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** The arguments of one call, read by name; {@code place} such as {@code mail.send} opens each message. */
public record Call(String place, Operation operation) {

    private static final String VERIFY = "~verify", UNDO = "~undo";

    /** The idempotency key; when an unknown outcome is read back, that of the call in question. */
    public String key() {
        return without(VERIFY, operation.key());
    }

    /** The call that this one is, reads back or undoes: another one under the same declared key has another. */
    public String caller() {
        return without(UNDO, without(VERIFY, operation.caller()));
    }

    /** Whether this undoes what {@link #caller} did. */
    public boolean undoes() {
        return without(VERIFY, operation.caller()).endsWith(UNDO);
    }

    private static String without(String ending, String text) {
        return text.endsWith(ending) ? text.substring(0, text.length() - ending.length()) : text;
    }

    /** Whether the engine asks what became of another call: then only what that very call did counts. */
    public boolean readsBack() {
        return operation.key().endsWith(VERIFY);
    }

    /** The first of the named arguments that is given and not absent. */
    public @Nullable Value any(String... names) {
        for (var name : names) {
            var value = operation.args().get(name);
            if (value != null && !(value instanceof Value.None)) {
                return value;
            }
        }
        return null;
    }

    /** A text that must be given. */
    public String text(String... names) throws BoundaryException {
        var text = optionalText(names);
        if (text == null) {
            throw missing(names[0], "a text");
        }
        return text;
    }

    /** A text, null when it is absent. */
    public @Nullable String optionalText(String... names) throws BoundaryException {
        var value = any(names);
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Text(var text)) {
            return text;
        }
        throw missing(names[0], "a text");
    }

    /** A struct that must be given, such as a draft. */
    public Value.Struct struct(String... names) throws BoundaryException {
        if (any(names) instanceof Value.Struct struct) {
            return struct;
        }
        throw missing(names[0], "a value with fields");
    }

    /** A text field of a struct, by the first name it has. */
    public String field(Value.Struct struct, String... names) throws BoundaryException {
        for (var name : names) {
            if (struct.fields().get(name) instanceof Value.Text(var text)) {
                return text;
            }
        }
        throw Operations.bad(place + " needs the text field " + String.join(" or ", names) + " in " + struct.type()
                + "; add it to that type.");
    }

    /** A moment, or the time of the call. */
    public Instant moment(String name) throws BoundaryException {
        return switch (any(name)) {
            case null -> operation.now();
            case Value.Moment(var instant) -> instant;
            default -> throw missing(name, "a date and time");
        };
    }

    /** Texts of a list of texts or enum literals; empty when absent. */
    public List<String> labels(@Nullable Value value, String name) throws BoundaryException {
        var labels = new ArrayList<String>();
        if (value instanceof Value.Items items) {
            for (var item : items.items()) {
                labels.add(switch (item) {
                    case Value.Text(var text) -> text;
                    case Value.Choice(var type, var literal) -> literal;
                    default -> throw missing(name, "a list of words");
                });
            }
        } else if (value != null && !(value instanceof Value.None)) {
            throw missing(name, "a list of words");
        }
        return labels;
    }

    /** The declared result without its question mark. */
    public Type result() {
        return operation.result() instanceof Type.OptionalOf(var inner) ? inner : operation.result();
    }

    /** Ends the call when it was cancelled. */
    public void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(place + " was cancelled.");
        }
    }

    private BoundaryException missing(String name, String what) {
        return Operations.bad(place + " needs " + what + " for its parameter " + name + ".");
    }
}
