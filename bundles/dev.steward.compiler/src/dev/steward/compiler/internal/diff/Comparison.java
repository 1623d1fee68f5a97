package dev.steward.compiler.internal.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import dev.steward.compiler.SemanticChange;
import dev.steward.compiler.SemanticChange.Kind;

/** Finds for each part its like in the other text, and says what is different. For one use. */
public final class Comparison {

    private final List<SemanticChange> found = new ArrayList<>();
    /** Steps and values of the declaration that is looked at, which have no like where they were. */
    private final List<Place> gone = new ArrayList<>();
    private final List<Place> come = new ArrayList<>();
    private String subject = "";

    private record Place(Part part, String path) {
    }

    /** All changes between two files. */
    public List<SemanticChange> files(Part before, Part after) {
        var pairs = pairs(before.parts(), after.parts());
        for (var part : after.parts()) {
            var old = pairs.get(part);
            subject = (old == null ? part : old).kind().label();
            if (old == null) {
                say(Kind.ADDED, "added");
            } else {
                declaration(old, part);
            }
        }
        for (var part : before.parts()) {
            if (!pairs.containsValue(part)) {
                subject = part.kind().label();
                say(Kind.REMOVED, "removed");
            }
        }
        return List.copyOf(found);
    }

    private void declaration(Part before, Part after) {
        renamed(before, after, "");
        subject = after.kind().label();
        compare(before, after, "");
        moved();
        come.forEach(place -> say(Kind.ADDED, place.path() + shown(place.part()) + " added"));
        gone.forEach(place -> say(Kind.REMOVED, place.path() + shown(place.part()) + " removed"));
        come.clear();
        gone.clear();
    }

    /** A step that is gone here and has come there was moved. */
    private void moved() {
        for (var place : List.copyOf(come)) {
            gone.stream().filter(old -> place.part().kind().isOwn() && isSame(old.part(), place.part())).findFirst()
                    .ifPresent(old -> {
                        come.remove(place);
                        gone.remove(old);
                        renamed(old.part(), place.part(), "");
                        say(Kind.MOVED, place.part().kind().label() + " moved");
                        compare(old.part(), place.part(), place.part().kind().label() + ": ");
                    });
        }
    }

    private void renamed(Part before, Part after, String path) {
        if (!Objects.equals(before.kind().name(), after.kind().name()) && before.kind().isOwn()) {
            say(Kind.RENAMED, path.isEmpty() && subject.equals(before.kind().label())
                    ? "renamed to " + after.kind().name()
                    : path + before.kind().label() + " renamed to " + after.kind().name());
        } else if (!Objects.equals(before.kind().name(), after.kind().name())) {
            say(Kind.CHANGED, path + before.kind().label() + " → " + after.kind().name());
        }
    }

    /** @param path what the parts are called by, with a colon behind it */
    private void compare(Part before, Part after, String path) {
        Wording.change(before.words(), after.words()).ifPresent(text -> say(Kind.CHANGED, path + text));
        var pairs = pairs(before.parts(), after.parts());
        for (var part : after.parts()) {
            var old = pairs.get(part);
            if (old == null) {
                come.add(new Place(part, part.kind().isOwn() ? "" : path));
            } else if (!old.saysTheSame(part)) {
                renamed(old, part, "");
                compare(old, part, path(part, path));
            }
        }
        order(before, after, pairs);
        before.parts().stream().filter(part -> !pairs.containsValue(part))
                .forEach(part -> gone.add(new Place(part, part.kind().isOwn() ? "" : path)));
    }

    /** The word of a clause stands before its change without a colon: {@code retry 3 → 5}. */
    private static String path(Part part, String path) {
        var kind = part.kind();
        if (kind.isOwn()) {
            return kind.label() + ": ";
        }
        var saysItself = kind.name() == null && !part.words().isEmpty()
                && part.words().getFirst().text().equals(kind.word()) && part.parts().isEmpty();
        return path + kind.label() + (saysItself ? " " : ": ");
    }

    /** The part that stands at another place among those that both texts have. */
    private void order(Part before, Part after, Map<Part, Part> pairs) {
        var old = before.parts().stream().filter(p -> pairs.containsValue(p) && p.kind().isOwn()).toList();
        var now = after.parts().stream().filter(p -> pairs.containsKey(p) && p.kind().isOwn()).toList();
        var left = new ArrayList<>(now.stream().map(pairs::get).toList());
        var wanted = new ArrayList<>(old);
        while (!left.equals(wanted)) {
            var at = 0;
            while (left.get(at) == wanted.get(at)) {
                at++;
            }
            // whichever of the two goes further is the one that was taken along
            var come = left.get(at);
            var stayed = wanted.get(at);
            var mover = wanted.indexOf(come) - at >= left.indexOf(stayed) - at ? come : stayed;
            say(Kind.MOVED, mover.kind().label() + " moved " + where(mover, left));
            left.remove(mover);
            wanted.remove(mover);
        }
    }

    private static String where(Part mover, List<Part> now) {
        var at = now.indexOf(mover);
        return at == 0 ? "to the beginning" : "behind " + now.get(at - 1).kind().label();
    }

    private static Map<Part, Part> pairs(List<Part> before, List<Part> after) {
        var pairs = new LinkedHashMap<Part, Part>();
        pair(before, after, pairs, Part::saysTheSame, part -> true);
        pair(before, after, pairs, Comparison::isSame, part -> part.kind().name() != null);
        pair(before, after, pairs, Part::doesTheSame, part -> part.kind().name() != null);
        pair(before, after, pairs, (old, now) -> old.kind().word().equals(now.kind().word()),
                part -> part.kind().name() == null);
        return pairs;
    }

    private static boolean isSame(Part old, Part now) {
        return old.kind().word().equals(now.kind().word()) && (Objects.equals(old.kind().name(), now.kind().name())
                || now.kind().was() != null && Objects.equals(old.kind().name(), now.kind().was()));
    }

    private static void pair(List<Part> before, List<Part> after, Map<Part, Part> pairs,
            BiPredicate<Part, Part> fits, Predicate<Part> which) {
        for (var now : after) {
            if (!pairs.containsKey(now) && which.test(now)) {
                before.stream().filter(old -> !pairs.containsValue(old) && which.test(old) && fits.test(old, now))
                        .findFirst().ifPresent(old -> pairs.put(now, old));
            }
        }
    }

    private static String shown(Part part) {
        var kind = part.kind();
        return kind.name() != null ? kind.label()
                : Wording.cut(startsWithWord(part) ? Wording.text(part.all())
                        : (kind.word() + " " + Wording.text(part.all())).strip());
    }

    private static boolean startsWithWord(Part part) {
        return !part.all().isEmpty() && part.all().getFirst().text().equals(part.kind().word());
    }

    private void say(Kind kind, String sentence) {
        found.add(new SemanticChange(subject, kind, sentence));
    }
}
