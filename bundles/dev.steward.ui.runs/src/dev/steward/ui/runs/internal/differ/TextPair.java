package dev.steward.ui.runs.internal.differ;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.IEncodedStreamContentAccessor;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IWorkbenchPage;

import dev.steward.ui.runs.internal.inspect.TextInput;

/**
 * Two texts for the platform's compare editor, with the names that they have there.
 *
 * @param place what they are
 */
record TextPair(String place, String leftName, String left, String rightName, String right) {

    /** Neither can be changed. UI thread. */
    void open(IWorkbenchPage page) {
        var configuration = new CompareConfiguration();
        configuration.setLeftLabel(leftName);
        configuration.setRightLabel(rightName);
        configuration.setLeftEditable(false);
        configuration.setRightEditable(false);
        // the platform would let the sides change places
        configuration.setProperty(CompareConfiguration.MIRRORED, false);
        CompareUI.openCompareEditorOnPage(new CompareEditorInput(configuration) {
            @Override
            protected Object prepareInput(@Nullable IProgressMonitor monitor) {
                setTitle(place);
                return new DiffNode(new Side(place, left), new Side(place, right));
            }
        }, page);
    }

    /** One of them. */
    private record Side(String place, String text) implements ITypedElement, IEncodedStreamContentAccessor {

        @Override
        public InputStream getContents() {
            return new ByteArrayInputStream(TextInput.broken(text).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String getCharset() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getName() {
            return place;
        }

        @Override
        public @Nullable Image getImage() {
            return null;
        }

        @Override
        public String getType() {
            return ITypedElement.TEXT_TYPE;
        }
    }
}
