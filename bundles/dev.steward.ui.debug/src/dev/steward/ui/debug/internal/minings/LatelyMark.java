package dev.steward.ui.debug.internal.minings;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;

/** Beside a step that failed lately or took the operator's time; its hover tells of the last runs. */
final class LatelyMark extends Annotation {

    private static final String TYPE = "dev.steward.ui.debug.lately";

    LatelyMark(String words) {
        super(TYPE, false, words);
    }

    /** Shows these and no others; what stays is left alone, so that nothing flickers. On the UI thread. */
    static void replace(IAnnotationModel model, Map<LatelyMark, Position> marks) {
        var fresh = new HashMap<Annotation, Position>(marks);
        var old = new HashMap<Annotation, Position>();
        for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
            if (all.next() instanceof LatelyMark mark && !stays(fresh, mark, model.getPosition(mark))) {
                old.put(mark, model.getPosition(mark));
            }
        }
        if (model instanceof IAnnotationModelExtension atOnce && !(old.isEmpty() && fresh.isEmpty())) {
            atOnce.replaceAnnotations(old.keySet().toArray(Annotation[]::new), fresh);
        }
    }

    private static boolean stays(Map<Annotation, Position> fresh, LatelyMark mark, Position at) {
        return fresh.entrySet().removeIf(wanted -> wanted.getValue().equals(at)
                && wanted.getKey().getText().equals(mark.getText()));
    }
}
