package dev.steward.ui.runs.internal.inspect;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;

/** A text of a run for the platform's text editor, which can't be changed there. Very long lines are broken. */
public final class TextInput extends PlatformObject implements IStorageEditorInput, IEncodedStorage {

    /** Characters after which a line is broken, since an editor draws a line at once. */
    public static final int LONGEST = 4_000;

    private final String name;
    private final String tip;
    private final String text;
    private final IDocument document;

    /**
     * Finds the lines of the text, which takes long for a large one.
     *
     * @param tip where it comes from
     */
    TextInput(String name, String tip, String text) {
        this.name = name;
        this.tip = tip;
        this.text = text;
        document = new Document(text);
    }

    IDocument document() {
        return document;
    }

    /** With breaks in lines that are longer than {@link #LONGEST}. */
    public static String broken(String text) {
        var broken = new StringBuilder(text.length() + text.length() / LONGEST + 1);
        var column = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (column >= LONGEST && !Character.isLowSurrogate(c) && c != '\n') {
                broken.append('\n');
                column = 0;
            }
            broken.append(c);
            column = c == '\n' ? 0 : column + 1;
        }
        return broken.toString();
    }

    @Override
    public IStorage getStorage() {
        return this;
    }

    @Override
    public InputStream getContents() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getCharset() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public @Nullable IPath getFullPath() {
        return null;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return tip;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextInput input && input.tip.equals(tip) && input.text.equals(text);
    }

    @Override
    public int hashCode() {
        return tip.hashCode();
    }
}
