package dev.steward.ui.git.internal.compare;

import org.eclipse.compare.CompareConfiguration;
import org.eclipse.compare.CompareEditorInput;
import org.eclipse.compare.CompareUI;
import org.eclipse.compare.ITypedElement;
import org.eclipse.compare.structuremergeviewer.DiffNode;
import org.eclipse.compare.structuremergeviewer.Differencer;
import org.eclipse.compare.structuremergeviewer.ICompareInput;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.team.ui.synchronize.SaveableCompareEditorInput;
import org.eclipse.ui.IWorkbenchPage;

/** Opens two or three texts in the platform's compare editor. On the UI thread; the texts are at hand. */
public final class Comparing {

    private Comparing() {
    }

    /** Two texts, neither to be changed. */
    public static void open(IWorkbenchPage page, RevisionText left, RevisionText right) {
        var configuration = configuration(left.label(), right.label());
        CompareUI.openCompareEditorOnPage(new CompareEditorInput(configuration) {
            @Override
            protected Object prepareInput(@Nullable IProgressMonitor monitor) {
                setTitle(left.fileName() + ": " + left.version() + " and " + right.version());
                return new DiffNode(left, right);
            }
        }, page);
    }

    /** A file, to be changed and saved, and another version of it. */
    public static void open(IWorkbenchPage page, IFile file, RevisionText other) {
        var configuration = configuration(file.getName() + "  now", other.label());
        configuration.setLeftEditable(true);
        CompareUI.openCompareEditorOnPage(new FileComparison(configuration, page, file, null, other,
                file.getName() + ": now and " + other.version()), page);
    }

    /** A file in conflict, to be changed and saved, the other side, and what both began with. */
    public static void open(IWorkbenchPage page, IFile file, RevisionText theirs, @Nullable RevisionText base) {
        var configuration = configuration(file.getName() + "  now", theirs.label());
        configuration.setLeftEditable(true);
        if (base != null) {
            configuration.setAncestorLabel(base.label());
        }
        CompareUI.openCompareEditorOnPage(new FileComparison(configuration, page, file, base, theirs,
                file.getName() + ": both sides"), page);
    }

    /** What a comparison of two texts is called. */
    static CompareConfiguration configuration(String left, String right) {
        var configuration = new CompareConfiguration();
        configuration.setLeftLabel(left);
        configuration.setRightLabel(right);
        configuration.setLeftEditable(false);
        configuration.setRightEditable(false);
        return configuration;
    }

    /** Saves what is changed in the file. */
    private static final class FileComparison extends SaveableCompareEditorInput {

        private final IFile file;
        private final @Nullable RevisionText base;
        private final RevisionText other;
        private final String title;

        FileComparison(CompareConfiguration configuration, IWorkbenchPage page, IFile file,
                @Nullable RevisionText base, RevisionText other, String title) {
            super(configuration, page);
            this.file = file;
            this.base = base;
            this.other = other;
            this.title = title;
        }

        /** The platform would call it like the file as soon as that is read, and the file has an editor of that name. */
        @Override
        public String getTitle() {
            return title;
        }

        @Override
        protected ICompareInput prepareCompareInput(@Nullable IProgressMonitor monitor) {
            ITypedElement left = createFileElement(file);
            return new Node(base == null ? Differencer.CHANGE : Differencer.CONFLICTING | Differencer.CHANGE, base,
                    left, other);
        }

        @Override
        protected void fireInputChange() {
            ((Node) getCompareInput()).fireChange();
        }
    }

    /** Tells when its file was changed. */
    private static final class Node extends DiffNode {

        Node(int kind, @Nullable ITypedElement base, ITypedElement left, ITypedElement right) {
            super(kind, base, left, right);
        }

        @Override
        public void fireChange() {
            super.fireChange();
        }
    }
}
