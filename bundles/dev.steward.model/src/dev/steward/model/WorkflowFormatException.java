package dev.steward.model;

import org.eclipse.jdt.annotation.Nullable;

/** Bytes that should hold a workflow do not. The message is a sentence for the operator. */
public class WorkflowFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    WorkflowFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
