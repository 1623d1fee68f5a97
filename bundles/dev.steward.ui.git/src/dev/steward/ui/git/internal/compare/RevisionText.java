package dev.steward.ui.git.internal.compare;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Image;

/**
 * A text of some version, as one side of a comparison.
 *
 * @param path    of the file, from the top of the repository
 * @param version what people call it by: {@code 3f2a1c1}, {@code Now}
 */
@NonNullByDefault({})
public record RevisionText(String path, String version,
        String text) implements ITypedElement, IEncodedStreamContentAccessor {

    @Override
    public InputStream getContents() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getCharset() {
        return StandardCharsets.UTF_8.name();
    }

    /** Of the file, without its folder. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String getName() {
        return fileName();
    }

    /** On the header of its side. */
    public String label() {
        return fileName() + "  " + version;
    }

    @Override
    public @Nullable Image getImage() {
        return null;
    }

    @Override
    public String getType() {
        var dot = path.lastIndexOf('.');
        return dot < 0 ? ITypedElement.TEXT_TYPE : path.substring(dot + 1);
    }
}
