package dev.steward.dsl;

import dev.steward.dsl.playbook.PlaybookFile;
import org.eclipse.xtext.resource.XtextResource;

/**
 * One file of a workspace. The tree is there even when the text has syntax errors; then parts of it are missing.
 *
 * @param path as named to the workspace
 */
public record PlaybookSource(String path, String text, PlaybookFile tree, XtextResource resource) {

    /** Whether the text could be read without a gap. */
    public boolean hasSyntaxErrors() {
        return !resource.getErrors().isEmpty();
    }
}
