package dev.steward.ui.editor.internal.typing;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentCommand;
import org.eclipse.jface.text.IAutoEditStrategy;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.TextUtilities;

/**
 * A new line begins below the one before, deeper behind an opening bracket, whose closing one is written with it; a
 * closing bracket goes back. Quotes and brackets are closed as they are opened.
 */
public final class PlaybookIndent implements IAutoEditStrategy {

    private static final String STEP = "  ";
    private static final String OPENING = "{([\"";
    private static final String CLOSING = "})]\"";

    @Override
    public void customizeDocumentCommand(IDocument document, DocumentCommand command) {
        if (command.length != 0 || command.text == null || !command.doit) {
            return;
        }
        try {
            if (TextUtilities.equals(document.getLegalLineDelimiters(), command.text) >= 0) {
                newLine(document, command);
            } else if (command.text.length() == 1) {
                character(document, command);
            }
        } catch (BadLocationException e) {
            ILog.of(getClass()).warn("A line could not be indented.", e);
        }
    }

    private static void newLine(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        String behind = document.get(command.offset, line.getOffset() + line.getLength() - command.offset).strip();
        String indent = before.substring(0, before.length() - before.stripLeading().length());
        String code = before.strip();
        boolean opens = !code.isEmpty() && !code.startsWith("//") && "{([".indexOf(code.charAt(code.length() - 1)) >= 0;
        String delimiter = command.text;
        if (!opens) {
            command.text = delimiter + indent;
        } else if (!behind.isEmpty() && "})]".indexOf(behind.charAt(0)) >= 0) {
            int caret = command.offset + delimiter.length() + indent.length() + STEP.length();
            command.text = delimiter + indent + STEP + delimiter + indent;
            command.caretOffset = caret;
            command.shiftsCaret = false;
        } else {
            command.text = delimiter + indent + STEP;
        }
    }

    private static void character(IDocument document, DocumentCommand command) throws BadLocationException {
        char typed = command.text.charAt(0);
        char next = command.offset < document.getLength() ? document.getChar(command.offset) : '\n';
        int pair = OPENING.indexOf(typed);
        if (CLOSING.indexOf(typed) >= 0 && next == typed) {
            // it stands there already: step over it
            command.text = "";
            command.caretOffset = command.offset + 1;
        } else if (pair >= 0 && (Character.isWhitespace(next) || "})],".indexOf(next) >= 0)
                && closes(document, command)) {
            command.text = "" + typed + CLOSING.charAt(pair);
            command.caretOffset = command.offset + 1;
            command.shiftsCaret = false;
        } else if (typed == '}') {
            outdent(document, command);
        }
    }

    /** Quotes are closed only where a text begins, and nothing inside a comment. */
    private static boolean closes(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        boolean quote = "\"".equals(command.text);
        return !before.contains("//") && (!quote || before.chars().filter(c -> c == '"').count() % 2 == 0);
    }

    private static void outdent(IDocument document, DocumentCommand command) throws BadLocationException {
        IRegion line = document.getLineInformationOfOffset(command.offset);
        String before = document.get(line.getOffset(), command.offset - line.getOffset());
        if (before.isBlank() && before.endsWith(STEP)) {
            command.offset -= STEP.length();
            command.length = STEP.length();
        }
    }
}
