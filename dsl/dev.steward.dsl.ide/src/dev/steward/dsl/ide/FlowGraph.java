package dev.steward.dsl.ide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A playbook as boxes and arrows: what a picture of it shows, and what tells it to who sees no picture. Plain data,
 * immutable, for any thread; equal when the picture is.
 *
 * @param playbook its name with the package
 * @param current false while the text can't be read: then it shows the last text that could
 */
public record FlowGraph(String playbook, boolean current, Flow flow) {

    /**
     * What stands beside and below one another in one frame.
     *
     * @param nodes in the order of the text
     * @param edges between them
     */
    public record Flow(List<Node> nodes, List<Edge> edges) {

        /** Nothing inside. */
        public static final Flow NONE = new Flow(List.of(), List.of());

        /** Copies the lists. */
        public Flow {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
        }
    }

    /**
     * One box, or a frame around others.
     *
     * @param id what its journal entries are called: a step's path without the keys of iterations. A gate has that of
     *            its step with {@code #approve} behind it, a handler {@code #on1}; they stay while their step does.
     * @param label its name, or the words of the text where it has none
     * @param detail what it does, on one line; may be empty
     * @param marks what else is to be seen on it
     * @param place all of it in the text
     * @param name the word to go to
     * @param calls the playbook that it runs, with the package; empty for all but {@link Kind#PLAYBOOK}
     * @param inside empty for a box and for a frame that is folded
     */
    public record Node(String id, Kind kind, String label, String detail, Effect effect, List<Mark> marks,
            Location place, Location name, String calls, Flow inside) {

        /** Copies the marks. */
        public Node {
            marks = List.copyOf(marks);
        }

        /** Whether others stand inside. */
        public boolean isFrame() {
            return !inside.nodes().isEmpty();
        }

        /** All that the picture shows of it in one sentence. */
        public String words() {
            var out = new StringBuilder(label.startsWith(kind.word()) ? label
                    : label.isEmpty() ? kind.word() : kind.word() + " " + label);
            if (!detail.isEmpty()) {
                out.append(", ").append(detail);
            }
            if (effect != Effect.NONE) {
                out.append(", ").append(effect.word());
            }
            marks.forEach(mark -> out.append(", ").append(mark.kind().word()).append(' ').append(mark.text()));
            return out.toString();
        }
    }

    /** What a box is; each has a look of its own. */
    public enum Kind {
        /** Where the playbook begins. */
        START,
        /** An agent answers. */
        AGENT,
        /** A connector does something. */
        OPERATION,
        /** Another playbook runs: folded, or a frame around its steps. */
        PLAYBOOK,
        /** The operator does something. */
        HUMAN,
        /** A record is written. */
        RECORD,
        /** Something is looked up in memory. */
        RECALL,
        /** Something is put into memory. */
        REMEMBER,
        /** A time passes. */
        WAIT,
        /** Something happens outside; a frame when steps follow from it alone. */
        EVENT,
        /** A value is computed. */
        VALUE,
        /** The operator is asked before it goes on. */
        GATE,
        /** One way of several is taken. */
        BRANCH,
        /** The end, with a value or a state. */
        END,
        /** The end, with an error. */
        RAISE,
        /** A frame: what was done inside is taken back when it fails. */
        SAGA,
        /** A frame: all at once. */
        PARALLEL,
        /** A frame: all at once, the first one counts. */
        RACE,
        /** A frame: once for each item. */
        FOREACH,
        /** A frame: until it is right. */
        REPEAT,
        /** A frame: so much time. */
        DEADLINE;

        /** For people. */
        public String word() {
            return this == FOREACH ? "for each" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a box does to the world outside. */
    public enum Effect {
        /** Nothing. */
        NONE(""),
        /** It looks. */
        READS("reads"),
        /** It changes something that can be repeated or taken back. */
        CHANGES("has an effect"),
        /** It can't be taken back. */
        IRREVERSIBLE("irreversible");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    /** Something else that is to be seen on a box. */
    public record Mark(MarkKind kind, String text) {
    }

    /** What a mark says. */
    public enum MarkKind {
        /** The most that it may cost. */
        BUDGET("at most"),
        /** What takes it back. */
        UNDO("undone by"),
        /** How often it is tried again. */
        RETRY("tries"),
        /** What becomes of an error here, where it goes on. */
        HANDLER("on"),
        /** How long, and what then. */
        EXPIRES("expires"),
        /** What starts a playbook. */
        TRIGGER("starts"),
        /** What it may do without asking. */
        DELEGATE("delegates"),
        /** It waits for others like it. */
        BATCHED("batched");

        private final String word;

        MarkKind(String word) {
            this.word = word;
        }

        /** For people. */
        public String word() {
            return word;
        }
    }

    /**
     * An arrow.
     *
     * @param from a node's id
     * @param to a node's id
     * @param label a condition, an error; may be empty
     * @param error whether it is the way of an error
     */
    public record Edge(String from, String to, String label, boolean error) {
    }

    /** All nodes, frames before what is in them. */
    public Stream<Node> all() {
        return all(flow);
    }

    private static Stream<Node> all(Flow flow) {
        return flow.nodes().stream().flatMap(node -> Stream.concat(Stream.of(node), all(node.inside())));
    }

    /** The node of an id. */
    public Optional<Node> node(String id) {
        return all().filter(node -> node.id().equals(id)).findFirst();
    }

    /** What breakpoints call the nodes: their playbook with the package, a slash, their name; by the nodes' ids. */
    public Map<String, String> staticIds() {
        var found = new HashMap<String, String>();
        staticIds(flow, playbook, found);
        return found;
    }

    private static void staticIds(Flow flow, String playbook, Map<String, String> found) {
        for (Node node : flow.nodes()) {
            if (node.id().indexOf('#') < 0) {
                found.put(node.id(), playbook + "/" + node.id().substring(node.id().lastIndexOf('/') + 1));
            }
            staticIds(node.inside(), node.calls().isEmpty() ? playbook : node.calls(), found);
        }
    }

    /** The smallest node around a place of the text; among equal ones the outermost. */
    public Optional<Node> at(String path, int offset) {
        return all().filter(node -> node.place().path().equals(path) && node.place().offset() <= offset
                && offset <= node.place().offset() + node.place().length())
                .min(Comparator.comparingInt(node -> node.place().length()));
    }

    /** The nodes that a node's arrows lead to; for the last of a frame what follows the frame. */
    public List<String> next(String id) {
        return neighbours(flow, id, true, List.of());
    }

    /** The nodes whose arrows lead to a node; for the first of a frame the frame itself. */
    public List<String> previous(String id) {
        return neighbours(flow, id, false, List.of());
    }

    private static List<String> neighbours(Flow flow, String id, boolean forward, List<String> otherwise) {
        for (Node node : flow.nodes()) {
            var found = new ArrayList<String>();
            for (Edge edge : flow.edges()) {
                if ((forward ? edge.from() : edge.to()).equals(node.id())) {
                    found.add(forward ? edge.to() : edge.from());
                }
            }
            List<String> here = found.isEmpty() ? otherwise : found;
            if (node.id().equals(id)) {
                return here;
            }
            List<String> deeper = neighbours(node.inside(), id, forward, forward ? here : List.of(node.id()));
            if (!deeper.isEmpty()) {
                return deeper;
            }
        }
        return List.of();
    }
}
