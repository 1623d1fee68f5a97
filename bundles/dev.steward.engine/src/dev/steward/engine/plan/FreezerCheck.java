package dev.steward.engine.plan;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Refuses a workflow that lacks something required, before anything is frozen, so that no mapper needs to ask. */
final class FreezerCheck {

    private FreezerCheck() {
    }

    static void requireComplete(EObject root) {
        requireFeatures(root);
        Iterator<EObject> parts = EcoreUtil.getAllContents(Collections.singleton(root));
        while (parts.hasNext()) {
            requireFeatures(parts.next());
        }
    }

    static IllegalArgumentException unknown(EObject part) {
        return new IllegalArgumentException(
                "The workflow holds a " + part.eClass().getName() + ", which this version cannot run.");
    }

    private static void requireFeatures(EObject part) {
        for (var feature : part.eClass().getEAllStructuralFeatures()) {
            var value = part.eGet(feature);
            boolean missing = value == null ? feature.isRequired()
                    : value instanceof List<?> items && items.size() < feature.getLowerBound();
            if (missing) {
                throw new IllegalArgumentException("The workflow is incomplete: " + describe(part) + " has no "
                        + feature.getName() + ".");
            }
        }
    }

    private static String describe(EObject part) {
        EStructuralFeature name = part.eClass().getEStructuralFeature("name");
        var suffix = name == null || part.eGet(name) == null ? "" : " " + part.eGet(name);
        return part.eClass().getName() + suffix;
    }
}
