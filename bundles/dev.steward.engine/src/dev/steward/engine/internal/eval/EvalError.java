package dev.steward.engine.internal.eval;

/** A typed error of the playbook raised by an expression. */
public final class EvalError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names that playbooks can handle. */
    public static final String NO_VALUE = "NoValue", ARITHMETIC = "Arithmetic", TOO_LONG = "TooLong",
            MIXED_CURRENCY = "MixedCurrency", INVALID_VALUE = "InvalidValue";

    private final String error;

    /** With the sentence for people. */
    public EvalError(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Name of the error. */
    public String error() {
        return error;
    }

    /** The message, never null. */
    public String sentence() {
        var message = getMessage();
        return message == null ? error : message;
    }
}
