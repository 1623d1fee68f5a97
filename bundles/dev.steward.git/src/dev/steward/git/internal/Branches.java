package dev.steward.git.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.api.CreateBranchCommand.SetupUpstreamMode;
import org.eclipse.jgit.api.errors.CheckoutConflictException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

import dev.steward.git.Branch;
import dev.steward.git.GitException;
import dev.steward.git.Watcher;

/** Lists branches and goes from one to the other. */
public final class Branches {

    private static final int NAMED = 4;
    private static final int SHORT = 7;

    private final OpenRepository open;
    private final Optional<GitCommand> program;

    /** @param program the user's git, where there is one */
    public Branches(OpenRepository open, Optional<GitCommand> program) {
        this.open = open;
        this.program = program;
    }

    /** By name, those here first. */
    public List<Branch> all() throws IOException {
        var repository = open.repository();
        var current = repository.getFullBranch();
        var found = new ArrayList<Branch>();
        for (var prefix : List.of(Constants.R_HEADS, Constants.R_REMOTES)) {
            for (var ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                if (!ref.isSymbolic()) {
                    found.add(new Branch(ref.getName().substring(prefix.length()), ref.getName().equals(current),
                            prefix.equals(Constants.R_REMOTES)));
                }
            }
        }
        if (current != null && current.startsWith(Constants.R_HEADS)
                && found.stream().noneMatch(Branch::current)) {
            found.addFirst(new Branch(current.substring(Constants.R_HEADS.length()), true, false));
        }
        return found;
    }

    /** Goes to one. */
    public void switchTo(Branch branch) throws IOException {
        var local = branch.remote() ? branch.name().substring(branch.name().indexOf('/') + 1) : branch.name();
        var isHere = !branch.remote() || open.repository().exactRef(Constants.R_HEADS + local) != null;
        if (program.isPresent()) {
            var words = isHere ? List.of("checkout", "--quiet", local, "--")
                    : List.of("checkout", "--quiet", "-b", local, "--track", branch.name());
            answered(program.get().run(words, "", Watcher.none()), local);
            return;
        }
        try (var git = open.git()) {
            var checkout = git.checkout().setName(local);
            if (!isHere) {
                checkout.setCreateBranch(true).setStartPoint(branch.name()).setUpstreamMode(SetupUpstreamMode.TRACK);
            }
            checkout.call();
        } catch (CheckoutConflictException e) {
            throw lossy(local, e.getConflictingPaths(), e.getMessage());
        } catch (GitAPIException e) {
            throw new GitException("Git did not switch to " + local + "; 'git status' may say why.",
                    String.valueOf(e.getMessage()), e);
        }
    }

    /** Makes one and goes there. */
    public void create(String name) throws IOException {
        if (!Repository.isValidRefName(Constants.R_HEADS + name) || name.startsWith("-")) {
            throw new GitException("'" + name + "' can't be the name of a branch: use letters, digits and hyphens.");
        }
        if (open.repository().exactRef(Constants.R_HEADS + name) != null) {
            throw new GitException("There is a branch " + name + " already: switch to it, or take another name.");
        }
        if (program.isPresent()) {
            answered(program.get().run(List.of("checkout", "--quiet", "-b", name), "", Watcher.none()), name);
            return;
        }
        try (var git = open.git()) {
            git.checkout().setName(name).setCreateBranch(true).call();
        } catch (GitAPIException e) {
            throw new GitException("Git did not make the branch " + name + "; 'git status' may say why.",
                    String.valueOf(e.getMessage()), e);
        }
    }

    /** Commits that are on this branch and on no other branch or tag, here or elsewhere. */
    public int onlyOn(Branch branch) throws IOException {
        try (var walk = new RevWalk(open.repository())) {
            var itself = ref(branch);
            walk.markStart(walk.parseCommit(itself.getObjectId()));
            for (var other : open.repository().getRefDatabase().getRefs()) {
                if (!other.isSymbolic() && !other.getName().equals(itself.getName())
                        && walk.peel(walk.parseAny(other.getObjectId())) instanceof RevCommit commit) {
                    walk.markUninteresting(commit);
                }
            }
            var commits = 0;
            while (walk.next() != null) {
                commits++;
            }
            return commits;
        }
    }

    /** Deletes one that is here and not shown, with commits that only it has; answers where it was. */
    public String delete(Branch branch) throws IOException {
        var was = ref(branch).getObjectId().abbreviate(SHORT).name();
        if (ref(branch).getName().equals(open.repository().getFullBranch())) {
            throw new GitException(branch.name() + " is the branch you are on: switch to another one first.");
        }
        if (program.isPresent()) {
            var answer = program.get().run(List.of("branch", "--quiet", "-D", "--", branch.name()), "", Watcher.none());
            if (!answer.isGood()) {
                throw new GitException("Git did not delete " + branch.name() + ": "
                        + answer.out().lines().findFirst().orElse("it does not say why"), answer.out(), null);
            }
            return was;
        }
        try (var git = open.git()) {
            git.branchDelete().setBranchNames(Constants.R_HEADS + branch.name()).setForce(true).call();
            return was;
        } catch (GitAPIException e) {
            throw new GitException("Git did not delete " + branch.name() + "; 'git branch -D' may say why.",
                    String.valueOf(e.getMessage()), e);
        }
    }

    private Ref ref(Branch branch) throws IOException {
        if (branch.remote()) {
            throw new GitException(branch.name() + " is elsewhere: delete it there, with 'git push --delete'.");
        }
        var ref = open.repository().exactRef(Constants.R_HEADS + branch.name());
        if (ref == null) {
            throw new GitException("There is no branch " + branch.name() + " any more.");
        }
        return ref;
    }

    private static void answered(GitCommand.Answer answer, String name) throws GitException {
        if (answer.isGood()) {
            return;
        }
        var said = answer.out();
        if (said.contains("would be overwritten")) {
            throw lossy(name, said.lines().filter(line -> line.startsWith("\t")).map(String::strip).toList(), said);
        }
        throw new GitException(said.contains("resolve your current index first")
                ? "A conflict is open: end it and commit before you switch to " + name + "."
                : "Git did not switch to " + name + ": " + said.lines().findFirst().orElse("it does not say why"),
                said, null);
    }

    private static GitException lossy(String name, List<String> files, @Nullable String said) {
        var shown = String.join(", ", files.subList(0, Math.min(NAMED, files.size())))
                + (files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "");
        return new GitException("Switching to " + name + " would lose your changes in " + shown
                + ": commit or restore them first.", String.valueOf(said), null);
    }
}
