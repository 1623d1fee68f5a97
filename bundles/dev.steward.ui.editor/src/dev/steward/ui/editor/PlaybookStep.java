package dev.steward.ui.editor;

import org.eclipse.core.resources.IFile;

/**
 * A step of a playbook, as it is chosen in the outline or the graph. Entries of both adapt to it.
 *
 * @param staticId the name of its playbook with the package, a slash, its own name
 * @param line     on which it begins, from 1
 */
public record PlaybookStep(IFile file, String staticId, int line) {
}
