package dev.steward.git.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jgit.lib.Constants;

import dev.steward.git.GitException;
import dev.steward.git.Watcher;

/** Talks to other repositories with the user's own git and credentials. */
public final class Remotes {

    private final GitCommand git;

    /** By this program. */
    public Remotes(GitCommand git) {
        this.git = git;
    }

    /** Looks what is new. */
    public void fetch(Watcher watcher) throws IOException {
        good(git.run(List.of("fetch", "--progress", "--all", "--prune"), "", watcher));
    }

    /** Brings it here; false when there are conflicts. */
    public boolean pull(Watcher watcher) throws IOException {
        var words = new ArrayList<>(List.of("pull", "--progress", "--no-edit"));
        if (git.setting("pull.rebase").isEmpty() && git.setting("pull.ff").isEmpty()) {
            words.add("--no-rebase");
        }
        var answer = git.run(words, "", watcher);
        if (!answer.isGood() && answer.out().contains("CONFLICT")) {
            return false;
        }
        good(answer);
        return true;
    }

    /** Brings this branch there. */
    public void push(Watcher watcher, OpenRepository open) throws IOException {
        var full = open.repository().getFullBranch();
        if (full == null || !full.startsWith(Constants.R_HEADS)) {
            throw new GitException("The folder shows a commit that is no branch's: make a branch of it, then push.");
        }
        var branch = full.substring(Constants.R_HEADS.length());
        var words = new ArrayList<>(List.of("push", "--progress"));
        if (open.repository().getConfig().getString("branch", branch, "merge") == null) {
            var remotes = List.copyOf(open.repository().getRemoteNames());
            if (remotes.size() != 1) {
                throw new GitException(remotes.isEmpty()
                        ? "There is nowhere to push to: name a place with 'git remote add origin URL'."
                        : "Git doesn't know where " + branch + " goes: say it once with 'git push -u REMOTE " + branch
                                + "'.");
            }
            words.addAll(List.of("--set-upstream", remotes.getFirst(), branch));
        }
        good(git.run(words, "", watcher));
    }

    private static void good(GitCommand.Answer answer) throws GitException {
        if (!answer.isGood()) {
            throw new GitException(sentence(answer.out()), answer.out(), null);
        }
    }

    private static String sentence(String said) {
        if (said.contains("[rejected]") || said.contains("non-fast-forward") || said.contains("fetch first")) {
            return "There are commits that you don't have yet: pull first, then push.";
        }
        if (said.contains("could not read Username") || said.contains("Authentication failed")
                || said.contains("Permission denied") || said.contains("terminal prompts disabled")) {
            return "The other side did not let you in: sign in once with git on the command line, so that your"
                    + " credential helper or ssh agent knows you.";
        }
        if (said.contains("Could not resolve host") || said.contains("unable to access")
                || said.contains("Could not read from remote") || said.contains("does not appear to be a git")) {
            return "The other repository can't be reached: check the network, and its address with 'git remote -v'.";
        }
        if (said.contains("no tracking information") || said.contains("There is no tracking")) {
            return "This branch follows none elsewhere: push it first, or say which with 'git branch -u'.";
        }
        if (said.contains("would be overwritten")) {
            return "What comes would overwrite changes that are not committed: commit them first, then pull.";
        }
        if (said.contains("unmerged files") || said.contains("not concluded your merge")) {
            return "A merge is not done yet: end its conflicts and commit, then pull.";
        }
        var line = said.lines().filter(l -> l.startsWith("fatal:") || l.startsWith("error:")).findFirst()
                .orElse(said.lines().reduce((a, b) -> b).orElse("it does not say why"));
        return "Git did not do it: " + line.replaceFirst("^(fatal|error): ", "");
    }
}
