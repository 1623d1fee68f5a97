package dev.steward.ui.step.internal.breaks;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;

import dev.steward.debug.StepBreakpoint;
import dev.steward.dsl.ide.Proposal;
import dev.steward.ui.kit.Deliver;

/** Proposes names while a condition is typed: Ctrl+Space asks the language, elsewhere, and shows its answer. UI thread. */
final class ConditionNames {

    private static final int MOST = 40;

    private final Text text;
    private final StepBreakpoint breakpoint;
    private final BooleanSupplier after;
    private final Answers answers;
    private List<Proposal> known = List.of();

    private ConditionNames(@NonNull Text text, @NonNull StepBreakpoint breakpoint, @NonNull BooleanSupplier after) {
        this.text = text;
        this.breakpoint = breakpoint;
        this.after = after;
        answers = new Answers();
        text.addListener(SWT.KeyDown, event -> {
            if (event.character == ' ' && event.stateMask == SWT.MOD1) {
                event.doit = false;
                ask();
            }
        });
    }

    /** The platform's list, which opens when there is an answer, and never by itself. */
    private final class Answers extends ContentProposalAdapter {
        Answers() {
            super(text, new TextContentAdapter(), (contents, position) -> proposals(), null, new char[0]);
            setProposalAcceptanceStyle(PROPOSAL_REPLACE);
            setPropagateKeys(true);
        }

        void open() {
            openProposalPopup();
        }
    }

    /** Proposes names in a text field. */
    static void install(@NonNull Text text, @NonNull StepBreakpoint breakpoint, @NonNull BooleanSupplier after) {
        new ConditionNames(text, breakpoint, after);
    }

    private void ask() {
        var asked = text.getText();
        var at = text.getCaretPosition();
        Deliver.to(text, StepTexts.proposals(breakpoint, after.getAsBoolean(), asked, at), found -> {
            if (asked.equals(text.getText()) && at == text.getCaretPosition() && !found.isEmpty()) {
                known = found;
                answers.open();
            }
        }, sentence -> known = List.of());
    }

    private IContentProposal[] proposals() {
        var whole = text.getText();
        return known.stream().limit(MOST).filter(one -> one.offset() + one.length() <= whole.length())
                .map(one -> new ContentProposal(whole.substring(0, one.offset()) + one.text()
                        + whole.substring(one.offset() + one.length()),
                        one.label() + (one.detail().isEmpty() ? "" : "  " + one.detail()),
                        one.documentation().isEmpty() ? null : one.documentation(),
                        one.offset() + one.text().length()))
                .toArray(IContentProposal[]::new);
    }
}
