package dev.steward.connectors.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/** Which names of files and folders are safe on every system. */
public final class Names {

    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4",
            "com5",
            "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    private static final int MOST_BYTES = 200;

    private Names() {
    }

    /** What is wrong with one segment of a path, null when it is fine. */
    public static @Nullable String complaint(String segment) {
        if (segment.isEmpty()) {
            return "has an empty part";
        }
        if (segment.equals(".") || segment.equals("..")) {
            return "leaves its folder";
        }
        if (segment.startsWith(".")) {
            return "names a hidden file";
        }
        if (segment.codePoints().anyMatch(c -> Character.isISOControl(c) || "\\:*?\"<>|".indexOf(c) >= 0
                || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE)) {
            return "has a character that not every system allows";
        }
        if (segment.endsWith(".") || segment.endsWith(" ") || segment.startsWith(" ")) {
            return "begins or ends with a blank or ends with a dot";
        }
        if (isReserved(segment)) {
            return "is reserved by some systems";
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return "is too long";
        }
        return null;
    }

    /** Whether Windows keeps the name for a device, with or without an ending. */
    public static boolean isReserved(String segment) {
        var dot = segment.indexOf('.');
        return RESERVED.contains((dot < 0 ? segment : segment.substring(0, dot)).toLowerCase(Locale.ROOT));
    }
}
