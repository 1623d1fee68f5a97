package dev.steward.dsl;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The door to the language: makes workspaces, and formats texts. Costs a noticeable part of a second to make, so keep
 * one for the life of a process. Safe for several threads; a workspace is for one thread at a time.
 */
public final class Playbooks {

    private final Injector injector;

    /** Sets the language up. */
    public Playbooks() {
        this(new PlaybookStandaloneSetup().createInjectorAndDoEMFRegistration());
    }

    /** For editors, which bring services of their own. */
    public Playbooks(Injector injector) {
        this.injector = injector;
    }

    /** A workspace without files. */
    public PlaybookWorkspace workspace() {
        return new PlaybookWorkspace(injector);
    }

    /**
     * A workspace with all {@code *.playbook} files below a folder, hidden folders left out.
     *
     * @throws IOException when the folder or a file cannot be read; files that are not UTF-8 give an issue instead
     */
    public PlaybookWorkspace load(Path folder) throws IOException {
        PlaybookWorkspace workspace = workspace();
        workspace.addFolder(folder);
        return workspace;
    }

    /** The text in the one layout of the language; empty when it has syntax errors, since then nothing is moved. */
    public Optional<String> format(String text) {
        return workspace().format(text);
    }
}
