package dev.steward.git.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.Collection;

import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.LockFailedException;

import dev.steward.git.GitException;

/** What the next commit has. */
public final class Staging {

    private final OpenRepository open;

    /** Of this one. */
    public Staging(OpenRepository open) {
        this.open = open;
    }

    /** Puts files in as they are now. */
    public void add(Collection<String> paths) throws IOException {
        var there = new ArrayList<String>();
        var gone = new ArrayList<String>();
        for (var path : paths) {
            (Files.exists(open.top().resolve(path), LinkOption.NOFOLLOW_LINKS) ? there : gone).add(path);
        }
        try (var git = open.git()) {
            if (!there.isEmpty()) {
                var add = git.add();
                there.forEach(add::addFilepattern);
                add.call();
            }
            if (!gone.isEmpty()) {
                var remove = git.rm().setCached(true);
                gone.forEach(remove::addFilepattern);
                remove.call();
            }
        } catch (GitAPIException | JGitInternalException e) {
            throw failed(e);
        }
    }

    /** Puts files back to what the newest commit has. */
    public void remove(Collection<String> paths) throws IOException {
        if (paths.isEmpty()) {
            return;
        }
        try (var git = open.git()) {
            var reset = git.reset();
            paths.forEach(reset::addPath);
            reset.call();
        } catch (GitAPIException | JGitInternalException e) {
            throw failed(e);
        }
    }

    private static GitException failed(Exception e) {
        return e.getCause() instanceof LockFailedException
                ? new GitException("Another git works on this repository at the moment; try again when it is done.",
                        "", e)
                : new GitException("The next commit could not be changed; 'git status' may say why.",
                        String.valueOf(e.getMessage()), e);
    }
}
