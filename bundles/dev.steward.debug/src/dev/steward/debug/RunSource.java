package dev.steward.debug;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.RunText;

/** The text that a run uses, where its file has another one by now. */
public final class RunSource extends PlatformObject implements IEncodedStorage {

    private final String path;
    private final String text;
    private final RunText run;

    RunSource(@NonNull String path, @NonNull String text, @NonNull RunText run) {
        this.path = path;
        this.text = text;
        this.run = run;
    }

    /** All that the run uses. */
    public RunText run() {
        return run;
    }

    @Override
    public InputStream getContents() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable IPath getFullPath() {
        return null;
    }

    @Override
    public String getName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Path from the company's folder. */
    public String path() {
        return path;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public String getCharset() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunSource same && same.path.equals(path) && same.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, text);
    }
}
