package dev.steward.ui.git.internal.commit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

import dev.steward.git.Revision;
import dev.steward.runtime.VersionService.Changes;
import dev.steward.runtime.VersionService.FileChange;
import dev.steward.ui.git.CompanyGit;
import dev.steward.ui.git.GitSnapshot;
import dev.steward.ui.git.internal.compare.Comparing;
import dev.steward.ui.git.internal.compare.RevisionText;
import dev.steward.ui.git.internal.compare.Versions;
import dev.steward.ui.git.internal.conflict.ThreeWay;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;

/** What is new since the last commit, what it means, and a message for the next one. */
public final class CommitView extends ViewPart {

    private final CompanyGit git = CompanyGit.ofWorkbench();
    private final StackLayout stack = new StackLayout();
    private @Nullable AutoCloseable listening;
    private @Nullable Composite area;
    private @Nullable Message message;
    private @Nullable CommitPage page;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(stack);
        area = parent;
        message = new Message(parent);
        page = new CommitPage(parent, this);
        parent.addListener(SWT.FocusIn, e -> passOn(parent));
        listening = git.listen(now -> Deliver.later(parent.getDisplay(), () -> show(now)));
    }

    private void show(GitSnapshot now) {
        if (!(area instanceof Composite in) || in.isDisposed() || !(page instanceof CommitPage shown)
                || !(message instanceof Message empty)) {
            return;
        }
        var changes = now.changes();
        var before = stack.topControl;
        if (changes != null && shown.isWorthShowing(changes)) {
            stack.topControl = shown.control();
            shown.show(changes);
        } else {
            say(empty, now);
            stack.topControl = empty.control();
        }
        in.layout();
        if (stack.topControl != before) {
            passOn(in);
        }
    }

    /** Who came before anything was known has the keyboard in nothing. What has just come can't take it yet. */
    private void passOn(Composite in) {
        Deliver.later(in.getDisplay(), () -> {
            if (!in.isDisposed() && in.isFocusControl()) {
                setFocus();
            }
        });
    }

    private void say(Message empty, GitSnapshot now) {
        if (!now.known()) {
            empty.say("Commit", "Looking what is new …", List.of(), List.of());
        } else if (now.isWithout()) {
            empty.say("This company has no versions yet",
                    "With a git repository each change can be looked at, committed, compared and taken back.",
                    List.of(), List.of(new Message.Step("Make a repository", this::begin)));
        } else if (!now.problem().isEmpty()) {
            empty.say("The repository can't be read", now.problem(), List.of(),
                    List.of(new Message.Step("Look again", git::refresh)));
        } else if (now.changes() instanceof Changes changes) {
            empty.say("Everything is committed",
                    "Files that you change will be here, each with what is different in it. You are on "
                            + CommitText.heading(changes) + ".",
                    List.of(), List.of(new Message.Step("Change the last commit", this::amend)));
        } else {
            empty.say("Commit", "What is new in a company's files will be here once one is open.", List.of(),
                    List.of());
        }
    }

    private void begin() {
        done(git.ask(versions -> {
            versions.begin("The company as it is");
            return true;
        }), made -> {
            // the next look shows it
        });
    }

    private void amend() {
        if (page instanceof CommitPage shown) {
            shown.amend();
        }
        show(git.latest());
    }

    /** Puts a file in the next commit, or takes it out. */
    void tick(FileChange change, boolean in) {
        done(git.ask(versions -> {
            if (in) {
                versions.stage(List.of(change.file()));
            } else {
                versions.versioned().unstage(List.of(change.file()));
            }
            return true;
        }), changed -> {
            // the next look shows it
        });
    }

    /** Commits; everything when nothing is ticked. */
    CompletableFuture<Revision> commit(Changes changes, String text, boolean amend) {
        return git.ask(versions -> {
            var repository = versions.versioned();
            if (!amend && changes.files().stream().noneMatch(FileChange::isStaged)) {
                versions.stage(changes.files().stream().map(FileChange::file).toList());
            }
            return repository.commit(text, amend);
        });
    }

    /** The message of the newest commit. */
    CompletableFuture<String> lastMessage() {
        return git.ask(versions -> versions.versioned().log(1).stream().findFirst().map(Revision::message).orElse(""));
    }

    /** Both texts of a file: as it is, and as it was committed. */
    CompletableFuture<List<RevisionText>> texts(FileChange change) {
        return git.ask(versions -> {
            var repository = versions.versioned();
            return List.of(Versions.now(repository, change.file()),
                    Versions.committed(repository, change.file()));
        });
    }

    /** Opens both texts in an editor. */
    void compare(FileChange change) {
        var conflicted = change.status().conflict() == null ? Optional.<IFile>empty() : git.latest().file(change);
        if (conflicted.isPresent()) {
            ThreeWay.open(getSite().getPage(), conflicted.get(), this::fail);
            return;
        }
        done(texts(change), texts -> {
            var file = git.latest().file(change);
            if (file.isPresent() && file.get().exists()) {
                Comparing.open(getSite().getPage(), file.get(), texts.get(1));
            } else {
                Comparing.open(getSite().getPage(), texts.getFirst(), texts.get(1));
            }
        });
    }

    /** Shows an answer, or says what went wrong. */
    <T> void done(CompletableFuture<T> answer, Consumer<T> show) {
        if (area instanceof Composite in && !in.isDisposed()) {
            say("");
            Deliver.to(in, answer, show, this::fail);
        }
    }

    /** Says in the page, and in the status line, what went wrong. */
    void fail(String sentence) {
        if (page instanceof CommitPage shown) {
            shown.fail(sentence);
        }
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(
                PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_ERROR_TSK), sentence);
    }

    /** Says something in the status line. */
    void say(String text) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(null);
        getViewSite().getActionBars().getStatusLineManager().setMessage(text);
    }

    @Override
    public void setFocus() {
        if (page instanceof CommitPage shown && stack.topControl == shown.control()) {
            shown.focus();
        } else if (message instanceof Message empty) {
            empty.focus();
        }
    }

    @Override
    public void dispose() {
        Deliver.close(listening);
        super.dispose();
    }
}
