package dev.steward.ui.step.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.ui.editors.text.StorageDocumentProvider;

/**
 * The documents of texts that runs use. The platform's provider of what is no file keeps no annotations, so the debugger
 * would have nowhere to mark the line that a run is held at.
 */
@NonNullByDefault({})
public final class RunSourceProvider extends StorageDocumentProvider {

    @Override
    protected @Nullable IAnnotationModel createAnnotationModel(@Nullable Object element) {
        return new AnnotationModel();
    }
}
