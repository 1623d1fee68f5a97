package dev.steward.dsl.internal.syntax;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.xtext.diagnostics.IDiagnosticConsumer;
import org.eclipse.xtext.linking.impl.AbstractLinker;

/** Links nothing: references are names, which the analysis resolves. */
@NonNullByDefault({}) // overrides what has no null annotations
public class NoLinker extends AbstractLinker {

    @Override
    public void linkModel(EObject model, IDiagnosticConsumer diagnostics) {
        // the tree is complete as parsed
    }
}
