package dev.steward.dsl;

import dev.steward.dsl.playbook.PlaybookFile;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.parser.IParseResult;

/**
 * One file of a workspace. The tree is there even when the text has syntax errors; then parts of it are missing.
 *
 * @param path as named to the workspace
 * @param resource holds the tree, so that elements know their file
 * @param parsed with the nodes of the text
 */
public record PlaybookSource(String path, String text, PlaybookFile tree, Resource resource,
        IParseResult parsed) {

    /** Whether the text could be read without a gap. */
    public boolean hasSyntaxErrors() {
        return parsed.hasSyntaxErrors();
    }
}
