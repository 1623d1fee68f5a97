package dev.steward.ui.author.internal.templates;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;

/** People's own templates, and the ones that come with the workbench. */
public final class TemplatesPage extends TemplatePreferencePage implements IWorkbenchPreferencePage {

    /** The platform's page over the editor's templates. */
    public TemplatesPage() {
        PlaybookTemplates templates = new PlaybookTemplates();
        setPreferenceStore(templates.preferences());
        setTemplateStore(templates.store());
        setContextTypeRegistry(templates.contexts());
        setDescription("Type the name of a template and press Ctrl+Space. Tab goes from one gap to the next.");
    }

    @Override
    public void init(IWorkbench workbench) {
        // the templates are those of every window
    }

    @Override
    protected boolean isShowFormatterSetting() {
        return false;
    }
}
