package dev.steward.ui.editor.internal.minings;

import dev.steward.dsl.ide.Inlay;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineContentCodeMining;

/** Types that nobody wrote, and the inputs that arguments are for, in grey between the words. */
public final class PlaybookMinings extends AbstractCodeMiningProvider {

    @Override
    public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer,
            IProgressMonitor monitor) {
        IDocument document = viewer.getDocument();
        return CompletableFuture.supplyAsync(() -> {
            List<Inlay> inlays = document == null ? List.of() : PlaybookSessions.ofWorkbench().of(document)
                    .flatMap(open -> open.current().flatMap(now -> open
                            .ask((ide, latest) -> ide.inlays(now, open.company()::worstCase))))
                    .orElse(List.of());
            var minings = new ArrayList<ICodeMining>();
            for (Inlay inlay : inlays) {
                try {
                    minings.add(new Mining(new Position(inlay.offset(), 1), inlay.text()));
                } catch (BadLocationException e) {
                    ILog.of(getClass()).warn("A remark no longer fits the text.", e);
                }
            }
            return minings;
        });
    }

    /** One remark. */
    private final class Mining extends LineContentCodeMining {

        Mining(Position position, String text) throws BadLocationException {
            super(position, PlaybookMinings.this);
            setLabel(text);
        }

        @Override
        public boolean isResolved() {
            return true;
        }
    }
}
