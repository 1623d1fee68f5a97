package dev.steward.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * The stable hash of a workflow's meaning.
 *
 * <p>Features are visited by name and only where they differ from their default, so neither the order of declaration in
 * the model nor a feature added later with a default changes the hash of what was compiled before. Every text carries
 * its length, so that two different workflows never give the same bytes to the digest.
 */
public final class ContentHash {

    private static final String FORMAT = "steward-workflow-1";

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    /** Lower-case hex SHA-256 of a part of a workflow, or of all of it. */
    public static String of(EObject part) {
        var hash = new ContentHash();
        hash.text(FORMAT);
        hash.object(part);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void object(EObject object) {
        text(object.eClass().getName());
        var features = object.eClass().getEAllStructuralFeatures().stream().filter(object::eIsSet)
                .sorted(Comparator.comparing(EStructuralFeature::getName)).toList();
        number(features.size());
        for (var feature : features) {
            text(feature.getName());
            var value = object.eGet(feature);
            if (value instanceof List<?> items) {
                number(items.size());
                items.forEach(item -> value(feature, item));
            } else {
                value(feature, value);
            }
        }
    }

    private void value(EStructuralFeature feature, Object value) {
        if (feature instanceof EAttribute attribute) {
            text(EcoreUtil.convertToString(attribute.getEAttributeType(), value));
        } else {
            object((EObject) value);
        }
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }
}
