package dev.steward.ui.git.internal.history;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.team.ui.history.HistoryPageSource;
import org.eclipse.team.ui.history.IHistoryPageSource;
import org.eclipse.ui.part.Page;

import dev.steward.ui.git.CompanyGit;

/** Gives the platform's History view the commits of a file, where there is a repository. */
@NonNullByDefault({})
public final class FileHistorySource extends HistoryPageSource implements IAdapterFactory {

    @Override
    public boolean canShowHistoryFor(Object object) {
        return Adapters.adapt(object, IFile.class) != null;
    }

    @Override
    public Page createPage(Object object) {
        return new FileHistoryPage();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T getAdapter(Object object, Class<T> type) {
        return type == IHistoryPageSource.class && object instanceof IFile
                && !CompanyGit.ofWorkbench().latest().isWithout() ? (T) this : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{ IHistoryPageSource.class };
    }
}
