package dev.steward.ui.author.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditor;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** Fields of one page that keep what they ask for in the preferences of several rooms. */
final class Stores {

    private Stores() {
    }

    /** The preferences of a room. */
    static IPreferenceStore of(String node) {
        return new ScopedPreferenceStore(InstanceScope.INSTANCE, node);
    }

    /** A box to tick, on unless somebody unticks it. */
    static FieldEditor on(String node, String key, String label, Composite parent) {
        IPreferenceStore store = of(node);
        store.setDefault(key, true);
        return new BooleanFieldEditor(key, label, parent) {
            @Override
            public void setPreferenceStore(@Nullable IPreferenceStore given) {
                super.setPreferenceStore(given == null ? null : store);
            }
        };
    }

    /** A box to tick that the platform has a default for. */
    static FieldEditor box(String node, String key, String label, Composite parent) {
        IPreferenceStore store = of(node);
        return new BooleanFieldEditor(key, label, parent) {
            @Override
            public void setPreferenceStore(@Nullable IPreferenceStore given) {
                super.setPreferenceStore(given == null ? null : store);
            }
        };
    }

    /** A number from 0. */
    static FieldEditor number(String node, String key, String label, int most, Composite parent) {
        IPreferenceStore store = of(node);
        var field = new IntegerFieldEditor(key, label, parent) {
            @Override
            public void setPreferenceStore(@Nullable IPreferenceStore given) {
                super.setPreferenceStore(given == null ? null : store);
            }
        };
        field.setValidRange(0, most);
        return field;
    }

    /** One of several: pairs of label and value. */
    static FieldEditor choice(String node, String key, String label, String[][] values, Composite parent) {
        IPreferenceStore store = of(node);
        return new RadioGroupFieldEditor(key, label, 1, values, parent) {
            @Override
            public void setPreferenceStore(@Nullable IPreferenceStore given) {
                super.setPreferenceStore(given == null ? null : store);
            }
        };
    }
}
