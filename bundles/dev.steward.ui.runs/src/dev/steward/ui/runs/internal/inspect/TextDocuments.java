package dev.steward.ui.runs.internal.inspect;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.editors.text.StorageDocumentProvider;

/** Texts of runs for the platform's editor. The lines of one were found when it was made, as that takes long for 10 MB. */
public final class TextDocuments extends StorageDocumentProvider {

    @Override
    protected IDocument createDocument(Object element) throws CoreException {
        return element instanceof TextInput input ? input.document() : super.createDocument(element);
    }
}
