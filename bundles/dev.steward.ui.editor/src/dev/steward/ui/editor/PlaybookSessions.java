package dev.steward.ui.editor;

import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.runtime.StewardProvider;
import dev.steward.ui.OpenCompany;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBufferManager;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.PlatformUI;

/**
 * The companies whose playbooks are edited, and the snapshots of their open documents. The workbench's service of this
 * name; thread-safe, and never waits for the language.
 */
public final class PlaybookSessions implements AutoCloseable {

    private static final String EXTENSION = "playbook";

    private final StewardProvider steward;
    private final LastUses uses;
    private final ITextFileBufferManager buffers = FileBuffers.getTextFileBufferManager();
    private final IFileBufferListener closing = new ClosedBuffers(this::closed);
    private final Map<IProject, CompanyPlaybooks> companies = new HashMap<>();
    private final Map<IDocument, OpenPlaybook> open = new IdentityHashMap<>();

    /**
     * Shows nothing yet.
     *
     * @param steward knows what the connectors of this installation have
     * @param company knows when facts were written last
     */
    public PlaybookSessions(StewardProvider steward, OpenCompany company) {
        this.steward = steward;
        this.uses = new LastUses(company);
        buffers.addFileBufferListener(closing);
    }

    /** The one of the workbench. */
    public static PlaybookSessions ofWorkbench() {
        return PlatformUI.getWorkbench().getService(PlaybookSessions.class);
    }

    /**
     * The playbook that a document shows; empty for documents that are not a playbook of the workspace.
     *
     * @return from the first call on the same one for a document, until its editor closes
     */
    public synchronized Optional<OpenPlaybook> of(IDocument document) {
        OpenPlaybook known = open.get(document);
        if (known != null) {
            return Optional.of(known);
        }
        ITextFileBuffer buffer = buffers.getTextFileBuffer(document);
        Optional<IFile> file = buffer == null ? Optional.empty() : fileOf(buffer.getLocation());
        return file.map(f -> {
            var opened = company(f.getProject()).open(f, document);
            open.put(document, opened);
            return opened;
        });
    }

    /** The company of a project, with the texts that its editors have. */
    public synchronized CompanyPlaybooks company(IProject project) {
        return companies.computeIfAbsent(project,
                p -> new CompanyPlaybooks(p,
                        () -> new PlaybookIde(steward.steward().connectorKinds(), uses),
                        () -> steward.steward().editing()));
    }

    /** Whether a file is one of the language. */
    public static boolean isPlaybook(IFile file) {
        return EXTENSION.equals(file.getFileExtension());
    }

    private static Optional<IFile> fileOf(IPath location) {
        IFile file = location.segmentCount() < 2 ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(location);
        return Optional.ofNullable(file).filter(f -> f.exists() && isPlaybook(f));
    }

    private synchronized void closed(IFileBuffer buffer) {
        if (buffer instanceof ITextFileBuffer text && text.getDocument() instanceof IDocument document) {
            OpenPlaybook playbook = open.remove(document);
            if (playbook != null) {
                playbook.close();
            }
        }
    }

    /** Ends the threads; called when the workbench goes. */
    @Override
    public synchronized void close() {
        buffers.removeFileBufferListener(closing);
        open.values().forEach(OpenPlaybook::close);
        open.clear();
        companies.values().forEach(CompanyPlaybooks::close);
        companies.clear();
    }
}
