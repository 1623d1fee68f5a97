package dev.steward.ui.git.internal.history;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.team.ui.history.HistoryPageSource;
import org.eclipse.ui.part.Page;

/** Gives the platform's History view the commits of a file. All are the same. */
@NonNullByDefault({})
final class FileHistorySource extends HistoryPageSource {

    @Override
    public boolean canShowHistoryFor(Object object) {
        return Adapters.adapt(object, IFile.class) != null;
    }

    @Override
    public Page createPage(Object object) {
        return new FileHistoryPage();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileHistorySource;
    }

    @Override
    public int hashCode() {
        return FileHistorySource.class.hashCode();
    }
}
