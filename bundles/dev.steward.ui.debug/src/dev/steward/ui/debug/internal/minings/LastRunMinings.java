package dev.steward.ui.debug.internal.minings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.codemining.AbstractCodeMiningProvider;
import org.eclipse.jface.text.codemining.ICodeMining;
import org.eclipse.jface.text.codemining.LineHeaderCodeMining;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.MouseEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.PlatformUI;

import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.engine.RunId;
import dev.steward.runtime.trace.LineHistory;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/**
 * When a playbook ran last, how that came out and what it cost, above the playbook; a click opens the result. How
 * its steps went lately, where they failed or took the operator's time, stands there, too, for the worst of them, and is
 * told of each by a mark in the ruler: words above a step would move the lines while one looks at them, and words behind
 * it would move the text while one types.
 */
public final class LastRunMinings extends AbstractCodeMiningProvider {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");
    private static final String KIND = "playbook";

    private int drawn;
    private final LastRuns runs = new LastRuns(PlatformUI.getWorkbench().getService(OpenCompany.class));

    @Override
    public @Nullable CompletableFuture<List<? extends ICodeMining>> provideCodeMinings(ITextViewer viewer,
            IProgressMonitor monitor) {
        var document = viewer.getDocument();
        var now = document == null ? null
                : PlaybookSessions.ofWorkbench().of(document).flatMap(open -> open.current()).orElse(null);
        if (document == null || now == null) {
            return null;
        }
        var names = new ArrayList<String>();
        now.outline().stream().filter(node -> node.kind().equals(KIND))
                .forEach(node -> names.add(qualified(now, node.name())));
        return runs.of(names).handle((known, failure) -> minings(viewer, document, now,
                known == null ? Map.of() : known));
    }

    private static String qualified(Snapshot snapshot, String name) {
        var found = PACKAGE.matcher(snapshot.text());
        return found.find() ? found.group(1) + "." + name : name;
    }

    private List<ICodeMining> minings(ITextViewer viewer, IDocument document, Snapshot snapshot,
            Map<String, LastRuns.Lately> known) {
        var minings = new ArrayList<ICodeMining>();
        var marks = new HashMap<LatelyMark, Position>();
        var playbooks = 0;
        for (var node : snapshot.outline()) {
            var playbook = qualified(snapshot, node.name());
            var lately = node.kind().equals(KIND) ? known.get(playbook) : null;
            try {
                if (lately != null) {
                    var row = lately.last();
                    var sign = Sign.of(row.state());
                    playbooks++;
                    var steps = new LinkedHashMap<String, LineHistory>();
                    for (var step : inside(node).toList()) {
                        var history = lately.steps().get(playbook + "/" + step.name());
                        if (history != null && StepHistoryText.isWorthSaying(history)) {
                            steps.put(step.name(), history);
                            var line = document.getLineOfOffset(step.nameOffset());
                            marks.put(new LatelyMark(StepHistoryText.withRuns(history, Instant.now())),
                                    new Position(document.getLineOffset(line), document.getLineLength(line)));
                        }
                    }
                    var worst = StepHistoryText.worst(steps);
                    minings.add(new Above(document.getLineOfOffset(node.nameOffset()), document, playbooks, row.run(),
                            "last run " + Say.ago(row.started(), Instant.now()) + "  " + sign.text() + " " + sign.word()
                                    + "  " + Say.money(row.costMicroUsd())
                                    + (worst.isEmpty() ? "" : "  ·  " + worst)));
                }
            } catch (BadLocationException e) {
                ILog.of(getClass()).info("A playbook is gone meanwhile: " + node.name());
            }
        }
        mark(viewer, document, marks);
        return minings;
    }

    /** Steps in blocks stand deeper, and are named by the playbook all the same. */
    private static Stream<OutlineNode> inside(OutlineNode node) {
        return node.children().stream().flatMap(child -> Stream.concat(Stream.of(child), inside(child)));
    }

    private static void mark(ITextViewer viewer, IDocument document, Map<LatelyMark, Position> marks) {
        var widget = viewer.getTextWidget();
        if (widget != null && !widget.isDisposed() && viewer instanceof ISourceViewer source) {
            Deliver.later(widget.getDisplay(), () -> {
                var model = source.getAnnotationModel();
                if (model != null && document.equals(source.getDocument())) {
                    LatelyMark.replace(model, marks);
                }
            });
        }
    }

    @Override
    public void dispose() {
        runs.close();
        super.dispose();
    }

    /** The words above one playbook. */
    private final class Above extends LineHeaderCodeMining {

        private final int number;
        private final RunId run;

        Above(int line, IDocument document, int number, RunId run, String words) throws BadLocationException {
            super(line, document, LastRunMinings.this);
            this.number = number;
            this.run = run;
            setLabel(words);
        }

        /** The numbers of the lines that it moved would stay where they were. */
        @Override
        public Point draw(GC gc, StyledText text, Color colour, int x, int y) {
            if (number > drawn) {
                drawn = number;
                Deliver.later(text.getDisplay(), () -> {
                    if (!text.isDisposed()) {
                        var whole = text.getParent();
                        whole.redraw(0, 0, whole.getSize().x, whole.getSize().y, true);
                    }
                });
            }
            return super.draw(gc, text, colour, x, y);
        }

        @Override
        public boolean isResolved() {
            return true;
        }

        @Override
        public Consumer<MouseEvent> getAction() {
            return click -> Commands.run(PlatformUI.getWorkbench(), "dev.steward.ui.govern.showResult",
                    Map.of("run", run.text()));
        }
    }
}
