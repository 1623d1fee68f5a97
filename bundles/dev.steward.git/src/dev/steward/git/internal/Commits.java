package dev.steward.git.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jgit.api.errors.AbortedByHookException;
import org.eclipse.jgit.api.errors.EmptyCommitException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.UnmergedPathsException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.revwalk.RevWalk;

import dev.steward.git.GitException;
import dev.steward.git.Revision;
import dev.steward.git.Watcher;

/** Makes commits of what is staged. */
public final class Commits {

    private static final String NOBODY = "Git doesn't know who you are: tell it with 'git config --global user.name"
            + " \"Your Name\"' and 'git config --global user.email you@example.com'.";
    private static final String NOTHING = "There is nothing to commit: stage a change first.";
    private static final String UNMERGED = "A conflict is open: end it in each file and stage them, then commit.";

    private final OpenRepository open;
    private final Optional<GitCommand> program;

    /** @param program the user's git, where there is one */
    public Commits(OpenRepository open, Optional<GitCommand> program) {
        this.open = open;
        this.program = program;
    }

    /** Whether git's settings name somebody. */
    public static boolean knowsAuthor(OpenRepository open) {
        var config = open.repository().getConfig();
        return config.getString("user", null, "name") != null && config.getString("user", null, "email") != null;
    }

    /** Of a merge that is under way. */
    public static String mergeMessage(OpenRepository open) throws IOException {
        var said = open.repository().readMergeCommitMsg();
        return said == null ? ""
                : said.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n")).strip();
    }

    /** Makes one. */
    public Revision commit(String message, boolean amend) throws IOException {
        if (message.isBlank()) {
            throw new GitException("A commit needs a message: say in a line what is new.");
        }
        if (program.isPresent()) {
            byProgram(program.get(), message, amend);
        } else {
            byLibrary(message, amend);
        }
        var head = open.repository().resolve(Constants.HEAD);
        if (head == null) {
            throw new GitException("The commit is not there after all; 'git log' may say why.");
        }
        try (var walk = new RevWalk(open.repository())) {
            return History.revision(walk.parseCommit(head), "");
        }
    }

    private static void byProgram(GitCommand git, String message, boolean amend) throws IOException {
        var words = new ArrayList<>(List.of("commit", "--quiet", "--file=-", "--cleanup=whitespace"));
        if (amend) {
            words.add("--amend");
        }
        var answer = git.run(words, message, Watcher.none());
        if (answer.isGood()) {
            return;
        }
        var said = answer.out();
        throw new GitException(said.contains("Please tell me who you are") || said.contains("empty ident") ? NOBODY
                : said.contains("nothing to commit") || said.contains("no changes added")
                        || said.contains("nothing added") ? NOTHING
                                : said.contains("unmerged files") || said.contains("Unmerged") ? UNMERGED
                                        : refused(said),
                said, null);
    }

    /** A hook's last words say most. */
    private static String refused(String said) {
        var last = said.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("it does not say why");
        return "Git did not commit: " + last.strip();
    }

    private void byLibrary(String message, boolean amend) throws IOException {
        if (!knowsAuthor(open)) {
            throw new GitException(NOBODY);
        }
        if (!open.repository().getRepositoryState().canCommit()) {
            throw new GitException(UNMERGED);
        }
        var said = new ByteArrayOutputStream();
        try (var git = open.git(); var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            var state = open.repository().getRepositoryState();
            git.commit().setMessage(message).setAmend(amend).setHookOutputStream(out).setHookErrorStream(out)
                    .setAllowEmpty(amend || state == RepositoryState.MERGING_RESOLVED).call();
        } catch (EmptyCommitException e) {
            throw new GitException(NOTHING, "", e);
        } catch (UnmergedPathsException e) {
            throw new GitException(UNMERGED, "", e);
        } catch (AbortedByHookException e) {
            throw new GitException(refused(e.getHookStdErr()), said.toString(StandardCharsets.UTF_8), e);
        } catch (GitAPIException e) {
            throw new GitException(refused(String.valueOf(e.getMessage())), "", e);
        }
    }
}
