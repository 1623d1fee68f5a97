package dev.steward.engine.internal.past;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Watcher;
import dev.steward.engine.past.Activation;

/** An activation as it is recorded. */
final class Node {

    final int number;
    final String id;
    final Watcher.Seen seen;
    final @Nullable Node parent;
    final int began;
    /** Most have nothing inside. */
    Ints children = Ints.NO;
    /** The innermost names that are seen inside. */
    int scope = Watcher.NONE;
    int ended = Activation.LIVE;
    boolean failed;

    Node(int number, String id, Watcher.Seen seen, @Nullable Node parent, int began) {
        this.number = number;
        this.id = id;
        this.seen = seen;
        this.parent = parent;
        this.began = began;
    }

    boolean stops() {
        return seen.kind().stops();
    }

    boolean liveAt(int moment) {
        return began <= moment && moment < ended;
    }

    /** This one and those around it, the innermost first. */
    List<Node> upwards() {
        var up = new ArrayList<Node>();
        up.add(this);
        for (var above = parent; above != null; above = above.parent) {
            up.add(above);
        }
        return up;
    }

    /** Of what does something of its own: the innermost such around it, null for none. */
    @Nullable
    Node owner() {
        for (var at = parent; at != null; at = at.parent) {
            if (at.acts()) {
                return at;
            }
        }
        return null;
    }

    /** Whether what is inside it is not done on the level of what is around it. */
    private boolean acts() {
        return switch (seen.kind()) {
            case STEP, UNDO, PERSON, TOOL -> true;
            default -> false;
        };
    }

    boolean isInside(Node other) {
        for (var at = parent; at != null; at = at.parent) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    /** The playbook call that it belongs to; a call is its own. */
    Node call() {
        var at = this;
        while (at.seen.kind() != Activation.Kind.PLAYBOOK) {
            var above = at.parent;
            if (above == null) {
                return at;
            }
            at = above;
        }
        return at;
    }

    @Nullable
    String staticId() {
        return switch (seen.kind()) {
            case PLAYBOOK -> seen.playbook();
            case UNDO -> seen.playbook() + "/" + bare() + "#undo";
            default -> seen.name() == null ? null : seen.playbook() + "/" + bare();
        };
    }

    /** A tool's name is that of its agent's step, as that of who does a step in its place. */
    private String bare() {
        var name = String.valueOf(seen.name());
        var mark = name.indexOf('~');
        return mark < 0 ? name : name.substring(0, mark);
    }

    Activation activation() {
        var above = parent;
        return new Activation(number, id, seen.kind(), seen.path(), staticId(), seen.playbook(), seen.key(),
                above == null ? Watcher.NONE : above.number, seen.concurrent(), began, ended);
    }
}
