package dev.steward.dsl;

import dev.steward.dsl.playbook.PlaybookFile;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
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

    /** What it declares, by name with the package. */
    public Set<String> declared() {
        var names = new HashSet<String>();
        for (EObject declaration : tree.getDeclarations()) {
            EStructuralFeature name = declaration.eClass().getEStructuralFeature("name");
            if (name != null && declaration.eGet(name) instanceof String declared) {
                names.add(tree.getName() + "." + declared);
            }
        }
        return names;
    }

    /** Whether the text could be read without a gap. */
    public boolean hasSyntaxErrors() {
        return parsed.hasSyntaxErrors();
    }
}
