package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;

/**
 * Tells which declarations have errors, so that mappers only see complete trees. In a file that could not be read
 * without a gap, every declaration counts as broken.
 */
final class Broken {

    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, List<PlaybookIssue>> errors = new HashMap<>();
    private final Positions positions;

    Broken(PlaybookWorkspace workspace, Positions positions) {
        this.positions = positions;
        workspace.sources().stream().filter(PlaybookSource::hasSyntaxErrors).map(PlaybookSource::path)
                .forEach(unreadable::add);
        for (var issue : workspace.check()) {
            if (issue.isError()) {
                errors.computeIfAbsent(issue.path(), path -> new ArrayList<>()).add(issue);
            }
        }
    }

    boolean is(EObject declaration) {
        var path = positions.pathOf(declaration);
        var node = NodeModelUtils.findActualNodeFor(declaration);
        if (unreadable.contains(path) || node == null) {
            return true;
        }
        return errors.getOrDefault(path, List.of()).stream().anyMatch(
                issue -> issue.offset() >= node.getOffset() && issue.offset() <= node.getEndOffset());
    }
}
