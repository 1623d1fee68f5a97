package dev.steward.ui.editor.internal.graph;

import dev.steward.runtime.ProblemException;
import dev.steward.graph.draw.Scene;
import dev.steward.ui.kit.Deliver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;

/** Writes what a view shows to files, and says so at the bottom of the window. */
final class GraphFiles {

    private final GraphCanvas canvas;
    private final IStatusLineManager status;

    GraphFiles(GraphCanvas canvas, IStatusLineManager status) {
        this.canvas = canvas;
        this.status = status;
    }

    /** Asks where a file of a kind shall be, and writes it. */
    void ask(String kind) {
        var dialog = new FileDialog(canvas.getShell(), SWT.SAVE);
        String name = canvas.scene().picture().graph().playbook();
        dialog.setFileName(name.substring(name.lastIndexOf('.') + 1) + "." + kind);
        dialog.setFilterExtensions(new String[]{ "*." + kind });
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            write(Path.of(chosen));
        }
    }

    /** Writes a file: what is chosen is not to be seen in it. */
    void write(Path file) {
        Scene seen = canvas.scene();
        var writing = GraphExport.to(file, canvas.getDisplay(), Scene.of(seen.picture(), seen.states()),
                canvas.look());
        Deliver.to(canvas, CompletableFuture.supplyAsync(() -> {
            try {
                writing.write();
                return true;
            } catch (IOException e) {
                throw new ProblemException(ProblemException.Kind.WRONG_USE, "The graph could not be written to " + file
                        + ": choose a folder that takes files.", List.of(), e);
            }
        }), done -> status.setMessage("The graph is in " + file), status::setErrorMessage);
    }
}
