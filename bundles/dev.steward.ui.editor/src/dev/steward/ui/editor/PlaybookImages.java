package dev.steward.ui.editor;

import java.util.Map;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;

/** The pictures of what playbooks are made of, by the name of their file. Only on the UI thread. */
public final class PlaybookImages {

    private static final String BUNDLE = "dev.steward.ui.editor";

    /** Words of the language that share the picture of another one. */
    private static final Map<String, String> SHARED = Map.ofEntries(Map.entry("record", "type"),
            Map.entry("enum", "type"), Map.entry("fact", "fact"), Map.entry("kpi", "goal"),
            Map.entry("rollout", "goal"),
            Map.entry("instance", "playbook"), Map.entry("op", "operation"), Map.entry("parallel", "branch"),
            Map.entry("race", "branch"), Map.entry("foreach", "loop"), Map.entry("repeat", "loop"),
            Map.entry("deadline", "wait"), Map.entry("on event", "wait"), Map.entry("event", "wait"),
            Map.entry("input", "value"), Map.entry("let", "value"), Map.entry("import", "package"));

    private PlaybookImages() {
    }

    /** The picture of a word of the language; that of any name for words without one. */
    public static Image of(String word) {
        ImageRegistry registry = JFaceResources.getImageRegistry();
        String key = BUNDLE + "/" + word;
        Image known = registry.get(key);
        if (known == null) {
            registry.put(key, descriptor(word));
            known = registry.get(key);
        }
        return known;
    }

    /** The same for who makes images himself. */
    public static ImageDescriptor descriptor(String word) {
        return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + SHARED.getOrDefault(word, word) + ".svg")
                .or(() -> ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/name.svg"))
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }
}
