package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.ImportedName;
import dev.steward.dsl.playbook.PlaybookFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Imports that lead nowhere, are not needed, or lead back. */
final class Imports {

    private final Names names;
    private final Issues issues;

    Imports(Names names, Issues issues) {
        this.names = names;
        this.issues = issues;
    }

    /** After all names were looked up. */
    void check(PlaybookFile file) {
        for (Import declared : file.getImports()) {
            String from = declared.getPackage();
            if (from == null) {
                continue;
            }
            if (!names.hasPackage(from)) {
                issues.errorAt(declared, "package", IssueCodes.UNRESOLVED_IMPORT, "There is no package " + from
                        + " in these files: correct the name, or add the file that begins with package " + from + ".",
                        from);
            } else if (from.equals(Names.packageOf(file))) {
                issues.warningAt(declared, "package", IssueCodes.UNUSED_IMPORT, "This file belongs to the package "
                        + from + " itself: remove the import.");
            } else if (declared.getNames().isEmpty() && !names.isUsed(declared, null)) {
                issues.warningAt(declared, "package", IssueCodes.UNUSED_IMPORT, "Nothing of the package " + from
                        + " is used here: remove the import.");
            } else {
                declared.getNames().forEach(n -> name(declared, n));
            }
        }
    }

    private void name(Import declared, ImportedName name) {
        String text = name.getName();
        if (text == null) {
            return;
        }
        if (names.inPackage(declared.getPackage(), text) == null) {
            issues.error(name, IssueCodes.UNRESOLVED_IMPORT, "The package " + declared.getPackage() + " has no "
                    + text + ": correct the name or remove it.", text);
        } else if (!names.isUsed(declared, text)) {
            issues.warning(name, IssueCodes.UNUSED_IMPORT, text + " is not used in this file: remove it from the"
                    + " import.", text);
        }
    }

    /**
     * Packages that import each other.
     *
     * @param files all of them
     * @param focus those whose imports are told about
     */
    void cycles(Collection<PlaybookFile> files, Collection<PlaybookFile> focus) {
        Map<String, Set<String>> edges = new HashMap<>();
        for (PlaybookFile file : files) {
            Set<String> to = edges.computeIfAbsent(Names.packageOf(file), k -> new LinkedHashSet<>());
            file.getImports().stream().map(Import::getPackage)
                    .filter(p -> p != null && !p.equals(Names.packageOf(file))).forEach(to::add);
        }
        for (PlaybookFile file : focus) {
            for (Import declared : file.getImports()) {
                String from = declared.getPackage();
                String own = Names.packageOf(file);
                if (from != null && !from.equals(own) && reaches(edges, from, own)) {
                    issues.errorAt(declared, "package", IssueCodes.CYCLIC_IMPORT, "The packages " + own + " and "
                            + from + " import each other: move what both need into a third package.", from);
                }
            }
        }
    }

    private static boolean reaches(Map<String, Set<String>> edges, String from, String to) {
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String at = open.pop();
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(edges.getOrDefault(at, Set.of()));
            }
        }
        return false;
    }
}
