package dev.steward.graph.layout;

import dev.steward.graph.layout.Picture.Box;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a new picture over an old one. */
final class Anchor {

    private Anchor() {
    }

    /** The new one where most boxes of both have the place that they had; across and down are looked at apart. */
    static Picture keep(Picture before, Picture now) {
        var places = new HashMap<String, Rect>();
        before.boxes().forEach(box -> places.put(box.node().id(), box.at()));
        var across = new LinkedHashMap<Double, Integer>();
        var down = new LinkedHashMap<Double, Integer>();
        for (Box box : now.boxes()) {
            Rect then = places.get(box.node().id());
            if (then != null) {
                // a frame that has grown around what is in it keeps its middle
                across.merge(then.centerX() - box.at().centerX(), 1, Integer::sum);
                down.merge(then.y() - box.at().y(), 1, Integer::sum);
            }
        }
        return now.moved(most(across), most(down));
    }

    private static double most(Map<Double, Integer> counts) {
        return counts.entrySet().stream().reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .map(Map.Entry::getKey).orElse(0.0);
    }
}
