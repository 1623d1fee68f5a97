package dev.steward.llm.internal.http;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

import okhttp3.Headers;

/** What comes out of an exchange, in order: a head, then events or one body, then the end; or a break at any point. */
public sealed interface Part {

    /** The answer began. */
    record Head(int status, Headers headers) implements Part {
    }

    /** One server-sent event. */
    record Event(@Nullable String name, String data) implements Part {
    }

    /** The server says that it is still there. */
    record Alive() implements Part {
    }

    /** A whole body that is no event stream, cut at a bound. */
    record Body(String text, boolean cut) implements Part {
    }

    /** The server closed the answer as it should. */
    record End() implements Part {
    }

    /** The connection failed. */
    record Broken(IOException cause) implements Part {
    }
}
