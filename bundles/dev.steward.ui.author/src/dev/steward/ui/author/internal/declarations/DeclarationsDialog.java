package dev.steward.ui.author.internal.declarations;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookImages;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.FilteredItemsSelectionDialog;
import org.osgi.framework.FrameworkUtil;

/** Everything that the company declares, found as the platform's other dialogs of this kind do: humps, * and ?. */
public final class DeclarationsDialog extends FilteredItemsSelectionDialog {

    private static final long LOOK_MILLIS = 50;

    private final Predicate<Declared> wanted;

    private DeclarationsDialog(Shell shell, String title, Predicate<Declared> wanted) {
        super(shell, false);
        this.wanted = wanted;
        setTitle(title);
        setMessage("Name, or a part of it (?, * or humps as in wL):");
        setListLabelProvider(new Labels(true));
        setDetailsLabelProvider(new Labels(false));
    }

    /** For going there. */
    public static DeclarationsDialog all(Shell shell) {
        return new DeclarationsDialog(shell, "Open Declaration", Declared::isGlobal);
    }

    /** For writing a call of it. */
    public static DeclarationsDialog callable(Shell shell) {
        return new DeclarationsDialog(shell, "Insert Call", Declared::isCallable);
    }

    /** What was chosen; null when it was cancelled. Opens it. */
    public @Nullable Declared choose() {
        return open() == OK && getFirstResult() instanceof Declared declared ? declared : null;
    }

    @Override
    protected @Nullable Control createExtendedContentArea(Composite parent) {
        return null;
    }

    @Override
    protected IDialogSettings getDialogSettings() {
        IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(getClass()))
                .getDialogSettings();
        IDialogSettings own = all.getSection(getClass().getSimpleName());
        return own == null ? all.addNewSection(getClass().getSimpleName()) : own;
    }

    @Override
    protected IStatus validateItem(@Nullable Object item) {
        return Status.OK_STATUS;
    }

    @Override
    protected ItemsFilter createFilter() {
        return new ItemsFilter() {
            @Override
            public boolean matchItem(@Nullable Object item) {
                return item instanceof Declared declared
                        && (matches(declared.label()) || matches(declared.name().node().name())
                                || humps(getPattern()).matcher(declared.name().node().name()).matches());
            }

            @Override
            public boolean isConsistentItem(@Nullable Object item) {
                return true;
            }
        };
    }

    /** As wL finds weeklyLetter; the platform's own takes humps only for names that begin with a capital. */
    static Pattern humps(String typed) {
        var regex = new StringBuilder();
        for (String hump : typed.split("(?=\\p{Lu})")) {
            regex.append(regex.isEmpty() ? "(?i:" + Pattern.quote(hump) + ")"
                    : "[^\\p{Lu}]*" + Pattern.quote(hump));
        }
        return Pattern.compile(regex + ".*");
    }

    @Override
    protected Comparator<Declared> getItemsComparator() {
        return Comparator.comparing(Declared::label, String.CASE_INSENSITIVE_ORDER).thenComparing(Declared::kind)
                .thenComparing(declared -> declared.name().path())
                .thenComparing(declared -> declared.name().node().offset());
    }

    @Override
    public String getElementName(@Nullable Object item) {
        return item instanceof Declared declared ? declared.label() : "";
    }

    /** On a thread of the dialog's. */
    @Override
    protected void fillContentProvider(@Nullable AbstractContentProvider content, @Nullable ItemsFilter filter,
            @Nullable IProgressMonitor monitor) throws CoreException {
        if (content == null || filter == null || monitor == null) {
            return;
        }
        List<CompanyPlaybooks> companies = Stream.of(ResourcesPlugin.getWorkspace().getRoot().getProjects())
                .filter(IProject::isOpen).map(PlaybookSessions.ofWorkbench()::company).toList();
        for (CompanyPlaybooks company : companies) {
            await(company.names(), monitor).stream().map(name -> new Declared(company, name)).filter(wanted)
                    .forEach(declared -> content.add(declared, filter));
        }
    }

    private static List<DeclaredName> await(CompletableFuture<List<DeclaredName>> names, IProgressMonitor monitor) {
        while (!monitor.isCanceled()) {
            try {
                return names.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // the files are still being read, or the user has gone, which the loop looks for
                continue;
            } catch (ExecutionException | CancellationException e) {
                // said where it happened
                return List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new OperationCanceledException();
    }

    /** A name, and where it is from. */
    private static final class Labels extends LabelProvider implements IStyledLabelProvider {

        private final boolean isRow;

        Labels(boolean isRow) {
            this.isRow = isRow;
        }

        @Override
        public StyledString getStyledText(@Nullable Object element) {
            if (!(element instanceof Declared declared)) {
                return new StyledString();
            }
            var text = new StyledString(isRow ? declared.label() : declared.kind() + " " + declared.label());
            text.append(" – " + declared.name().path(), StyledString.QUALIFIER_STYLER);
            return text;
        }

        @Override
        public String getText(@Nullable Object element) {
            return getStyledText(element).getString();
        }

        @Override
        public @Nullable Image getImage(@Nullable Object element) {
            return element instanceof Declared declared ? PlaybookImages.of(declared.kind()) : null;
        }
    }
}
