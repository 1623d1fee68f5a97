package dev.steward.ui.editor.internal.minings;

import dev.steward.dsl.ide.Inlay;
import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorSettings;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.internal.trial.TryAgents;
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
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;

/** Types that nobody wrote, and the inputs that arguments are for, in grey between the words. */
public final class PlaybookMinings extends AbstractCodeMiningProvider {

    @Override
    public CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer,
            IProgressMonitor monitor) {
        IDocument document = viewer.getDocument();
        return CompletableFuture.supplyAsync(() -> {
            List<Inlay> inlays = document == null || !EditorSettings.REMARKS.isOn() ? List.of()
                    : PlaybookSessions.ofWorkbench().of(document)
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
            if (document != null) {
                PlaybookSessions.ofWorkbench().of(document).ifPresent(open -> open.current()
                        .ifPresent(now -> TryAgents.agents(now).forEach(agent -> tries(minings, document, open, now,
                                agent))));
            }
            return minings;
        });
    }

    private void tries(List<ICodeMining> minings, IDocument document, OpenPlaybook open, Snapshot now,
            OutlineNode agent) {
        try {
            minings.add(new Try(document, document.getLineOfOffset(agent.nameOffset()),
                    () -> TryAgents.open(open, now, agent)));
        } catch (BadLocationException e) {
            ILog.of(getClass()).warn("A remark no longer fits the text.", e);
        }
    }

    /** Above an agent: a click asks it. */
    private final class Try extends LineHeaderCodeMining {

        Try(IDocument document, int line, Runnable act) throws BadLocationException {
            super(line, document, PlaybookMinings.this, event -> act.run());
            setLabel("Try");
        }

        @Override
        public boolean isResolved() {
            return true;
        }
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
