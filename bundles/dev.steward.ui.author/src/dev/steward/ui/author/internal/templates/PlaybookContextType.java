package dev.steward.ui.author.internal.templates;

import org.eclipse.jface.text.templates.GlobalTemplateVariables;
import org.eclipse.jface.text.templates.TemplateContextType;

/** A place in a playbook's text, with the variables that mean the same everywhere. */
public final class PlaybookContextType extends TemplateContextType {

    /** For the platform, which gives it its id and name. */
    public PlaybookContextType() {
        addResolver(new GlobalTemplateVariables.Cursor());
        addResolver(new GlobalTemplateVariables.Date());
        addResolver(new GlobalTemplateVariables.Year());
        addResolver(new GlobalTemplateVariables.User());
        addResolver(new GlobalTemplateVariables.Dollar());
    }
}
