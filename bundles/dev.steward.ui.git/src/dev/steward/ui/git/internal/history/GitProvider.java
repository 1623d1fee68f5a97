package dev.steward.ui.git.internal.history;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceRuleFactory;
import org.eclipse.core.resources.team.ResourceRuleFactory;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.team.core.RepositoryProvider;
import org.eclipse.team.ui.history.IHistoryPageSource;

/** Tells the platform that a company is in a repository, so that its History view asks here. */
@NonNullByDefault({})
public final class GitProvider extends RepositoryProvider {

    private static final String ID = "dev.steward.ui.git.provider";

    /** From now on the versions of the project's files are those of git; or not any more. Not on the UI thread. */
    public static void map(IProject project, boolean isVersioned) throws CoreException {
        var known = RepositoryProvider.getProvider(project);
        if (isVersioned && known == null) {
            RepositoryProvider.map(project, ID);
        } else if (!isVersioned && known instanceof GitProvider) {
            RepositoryProvider.unmap(project);
        }
    }

    @Override
    public void configureProject() {
        // nothing of it is in the project
    }

    @Override
    public void deconfigure() {
        // nothing of it is in the project
    }

    /**
     * As for projects without versions: nothing is locked before it is changed. The platform's own would hold other
     * rules, and a refresh that is under way while a company is found to be in a repository would end in an error.
     */
    @Override
    @SuppressWarnings("deprecation") // warned against for those who would make a factory of other rules
    public IResourceRuleFactory getRuleFactory() {
        return new ResourceRuleFactory() {
            // the common rules
        };
    }

    @Override
    public String getID() {
        return ID;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == IHistoryPageSource.class ? type.cast(new FileHistorySource()) : super.getAdapter(type);
    }
}
