package dev.steward.it.tests;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Activation.Kind;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Level;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Picture;
import dev.steward.engine.past.Strand;

/** The past of a run that a script tells: of all that a past can be asked, what a debugger asks while a run goes on. */
final class ScriptedPast {

    private final RunId run;
    private final List<Activation> nodes = new ArrayList<>();
    private int last;

    ScriptedPast(RunId run) {
        this.run = run;
        begins(Kind.PLAYBOOK, "", "", Gated.PLAYBOOK, -1);
    }

    /** Something begins in an activation; gives its number. */
    synchronized int begins(Kind kind, String id, String path, @Nullable String staticId, int parent) {
        var number = nodes.size();
        nodes.add(new Activation(number, id, kind, path, staticId, Gated.PLAYBOOK, null, parent,
                kind == Kind.PARALLEL, ++last, Activation.LIVE));
        return number;
    }

    synchronized void ends(int number) {
        var node = nodes.get(number);
        nodes.set(number, new Activation(number, node.id(), node.kind(), node.path(), node.staticId(),
                node.playbook(), node.key(), node.parent(), node.concurrent(), node.began(), ++last));
    }

    synchronized void allEnd() {
        nodes.stream().filter(node -> node.ended() == Activation.LIVE).map(Activation::number).toList().reversed()
                .forEach(this::ends);
    }

    Past asPast() {
        return (Past) Proxy.newProxyInstance(Past.class.getClassLoader(), new Class<?>[]{ Past.class },
                (proxy, method, given) -> asked(method.getName(), given == null ? new Object[0] : given));
    }

    private synchronized Object asked(String what, Object[] given) {
        return switch (what) {
            case "run" -> run;
            case "last" -> last;
            case "refresh" -> false;
            case "picture" -> picture((int) given[0]);
            case "activation" -> nodes.get((int) given[0]);
            case "find" -> nodes.stream().filter(node -> node.id().equals(given[0])).findFirst();
            case "around" -> around((int) given[0]);
            case "variables", "effects" -> List.of();
            case "before" -> new Cursor(nodes.get((int) given[0]).began(), (int) given[0]);
            default -> throw new UnsupportedOperationException("the script does not tell " + what);
        };
    }

    private List<Activation> around(int number) {
        var around = new ArrayList<Activation>();
        for (var at = number; at >= 0; at = nodes.get(at).parent()) {
            around.add(nodes.get(at));
        }
        return around;
    }

    private Picture picture(int moment) {
        var live = nodes.stream().filter(node -> node.liveAt(moment)).toList();
        return new Picture(moment, moment, Instant.EPOCH, RunState.RUNNING, 0, 0, null, null, live, live.stream()
                .filter(node -> node.kind() == Kind.STEP).map(this::strand).toList(), List.of());
    }

    private Strand strand(Activation step) {
        var lane = Optional.of(nodes.get(step.parent())).filter(around -> around.kind() == Kind.LANE);
        return new Strand(lane.map(Activation::id).orElse(""), lane.map(Activation::id).orElse("main"),
                List.of(new Level(nodes.getFirst(), step)));
    }
}
