package dev.steward.ui.author.internal.templates;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateBuffer;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateException;

/** Each line of a template begins where its first one does. */
final class IndentedContext extends DocumentTemplateContext {

    IndentedContext(TemplateContextType type, IDocument document, int offset, int length) {
        super(type, document, offset, length);
    }

    @Override
    public TemplateBuffer evaluate(Template template) throws BadLocationException, TemplateException {
        int line = getDocument().getLineInformationOfOffset(getStart()).getOffset();
        String before = getDocument().get(line, getStart() - line);
        return super.evaluate(before.isBlank() ? new Template(template.getName(), template.getDescription(),
                template.getContextTypeId(), template.getPattern().replace("\n", "\n" + before),
                template.isAutoInsertable()) : template);
    }
}
