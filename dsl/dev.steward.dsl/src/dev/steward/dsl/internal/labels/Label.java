package dev.steward.dsl.internal.labels;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** What a field or parameter may be marked with. */
enum Label {
    PII, UNTRUSTED, SECRET;

    /** The labels of these words; words that are none were told by the parser. */
    static Set<Label> of(Collection<String> words) {
        Set<Label> out = EnumSet.noneOf(Label.class);
        for (String word : words) {
            Label label = of(word);
            if (label != null) {
                out.add(label);
            }
        }
        return out;
    }

    static @Nullable Label of(@Nullable String word) {
        for (Label label : values()) {
            if (label.word().equals(word)) {
                return label;
            }
        }
        return null;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
