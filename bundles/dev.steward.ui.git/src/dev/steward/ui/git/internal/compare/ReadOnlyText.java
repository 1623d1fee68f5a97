package dev.steward.ui.git.internal.compare;

import java.io.InputStream;

import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** A text of another version in an editor that does not change it. */
@NonNullByDefault({})
public final class ReadOnlyText extends PlatformObject implements IStorageEditorInput {

    private static final String PLAIN = "org.eclipse.ui.genericeditor.GenericEditor";

    private final RevisionText text;

    private ReadOnlyText(RevisionText text) {
        this.text = text;
    }

    /** Opens it with the colours of its language. On the UI thread. */
    public static void open(IWorkbenchPage page, RevisionText text) {
        var editor = PlatformUI.getWorkbench().getEditorRegistry().getDefaultEditor(text.fileName());
        try {
            page.openEditor(new ReadOnlyText(text), editor == null ? PLAIN : editor.getId());
        } catch (PartInitException e) {
            ILog.of(ReadOnlyText.class).log(e.getStatus());
        }
    }

    @Override
    public IStorage getStorage() {
        return new Content();
    }

    /** What it is a version of. */
    public RevisionText text() {
        return text;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    /** The end of the name says which language it is. */
    @Override
    public String getName() {
        return text.version() + " " + text.fileName();
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return text.path() + " as of " + text.version() + ", not to be changed";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReadOnlyText input && input.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private final class Content extends PlatformObject implements IStorage {

        @Override
        public InputStream getContents() {
            return text.getContents();
        }

        @Override
        public IPath getFullPath() {
            return null;
        }

        @Override
        public String getName() {
            return ReadOnlyText.this.getName();
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }
    }
}
