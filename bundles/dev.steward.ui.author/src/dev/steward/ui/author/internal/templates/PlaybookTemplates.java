package dev.steward.ui.author.internal.templates;

import java.io.IOException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.persistence.TemplateStore;
import org.eclipse.text.templates.ContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** The templates of this workbench: those that come with it, as they were changed, and people's own. */
public final class PlaybookTemplates {

    /** Contexts: where a template can stand. */
    static final String IN_FILE = "dev.steward.ui.author.file";
    static final String IN_PLAYBOOK = "dev.steward.ui.author.playbook";

    private static final String REGISTRY = "dev.steward.ui.author.templates";
    private static final String KEY = "dev.steward.ui.author.templates";

    private final IPreferenceStore preferences = new ScopedPreferenceStore(InstanceScope.INSTANCE,
            "dev.steward.ui.author");
    private final ContributionContextTypeRegistry contexts = new ContributionContextTypeRegistry(REGISTRY);
    private final TemplateStore store = new ContributionTemplateStore(contexts, preferences, KEY);

    /** Reads them, and again whenever they are changed. */
    public PlaybookTemplates() {
        try {
            store.load();
            store.startListeningForPreferenceChanges();
        } catch (IOException e) {
            ILog.of(getClass()).error("The templates could not be read.", e);
        }
    }

    /** All of them. */
    public TemplateStore store() {
        return store;
    }

    ContributionContextTypeRegistry contexts() {
        return contexts;
    }

    /** A place where templates can stand; null for an id that none has. */
    @Nullable
    TemplateContextType context(String id) {
        ContextTypeRegistry known = contexts;
        return known.getContextType(id);
    }

    IPreferenceStore preferences() {
        return preferences;
    }
}
