package dev.steward.ui.editor;

import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;

/** What people choose about how playbooks are shown. Each counts at once, in editors that are open too. */
public enum EditorSettings {

    /** Types and names of inputs in grey between the words, what a run costs above the playbook. */
    REMARKS(EditorSettings.NODE, "remarks"),
    /** Blocks can be shown as one line. */
    FOLDING(EditorSettings.NODE, "folding"),
    /** All places that name what the cursor is in; the button of the platform's tool bar sets it too. */
    OCCURRENCES("org.eclipse.ui.genericeditor", "org.eclipse.ui.genericeditor.togglehighlight");

    /** Where the room's own are kept. */
    private static final String NODE = "dev.steward.ui.editor";

    private final String node;
    private final String key;

    EditorSettings(String node, String key) {
        this.node = node;
        this.key = key;
    }

    /** The preferences that it is kept in. */
    public String node() {
        return node;
    }

    /** Its name there. */
    public String key() {
        return key;
    }

    /** Whether it is wanted; all are unless somebody says otherwise. */
    public boolean isOn() {
        return InstanceScope.INSTANCE.getNode(node).getBoolean(key, true);
    }

    /** Calls whenever it is changed, on the thread that changes it, until the handle is closed. */
    public Listening listen(Runnable listener) {
        var preferences = InstanceScope.INSTANCE.getNode(node);
        IPreferenceChangeListener changes = event -> {
            if (event.getKey().equals(key)) {
                listener.run();
            }
        };
        preferences.addPreferenceChangeListener(changes);
        return () -> preferences.removePreferenceChangeListener(changes);
    }

    /** Ends with {@code close}. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {

        @Override
        void close();
    }
}
