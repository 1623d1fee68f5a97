package dev.steward.app.internal.guide;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** Where the guide's pages are. Reading them is not for the UI thread. */
final class GuidePages {

    /** The page to begin with. */
    static final String FIRST = "workbench";

    private static final String BUNDLE = "dev.steward.doc";

    /** In the order of reading; a page that is not there is left out where it is shown. */
    private static final Map<String, String> TITLES = Map.of("workbench", "Workbench", "commands", "Commands",
            "language", "Language", "flow",
            "Flow", "schedules", "Schedules", "data", "Data", "house", "The house", "benches", "Benches");
    private static final List<String> ORDER = List.of("workbench", "keys", "versions", "commands", "language", "flow",
            "schedules", "stepping", "data",
            "house",
            "benches");

    private GuidePages() {
    }

    /** Names of pages, in the order of reading, then whatever else there is. */
    static List<String> names() {
        Bundle bundle = Platform.getBundle(BUNDLE);
        List<String> there = bundle == null ? List.of()
                : java.util.Collections.list(bundle.findEntries("guide", "*.md", false)).stream().map(URL::getPath)
                        .map(path -> path.replaceAll(".*/|\\.md$", "")).sorted().toList();
        return java.util.stream.Stream.concat(ORDER.stream().filter(there::contains),
                there.stream().filter(name -> !ORDER.contains(name))).toList();
    }

    /** What a page is called. */
    static String title(String name) {
        return TITLES.getOrDefault(name, name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
    }

    /** Its text. */
    static String read(String name) throws IOException {
        Bundle bundle = Platform.getBundle(BUNDLE);
        URL page = bundle == null ? null : bundle.getEntry("guide/" + name + ".md");
        if (page == null) {
            throw new IOException("The guide has no page " + name + ".");
        }
        try (InputStream in = page.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
