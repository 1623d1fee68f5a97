package dev.steward.ui.debug.internal.past;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.debug.ForkOffer;
import dev.steward.ui.Session;
import dev.steward.ui.kit.TypedForm;

/**
 * What a fork can be given.
 *
 * @param from    path of the step just before which it begins
 * @param form    the inputs, filled in with those of the run that is forked
 * @param repeats what that run did outside since, which the fork asks about before it does it again
 */
record ForkForm(RunId run, String playbook, String from, TypedForm form, List<String> repeats) {

    public ForkForm {
        repeats = List.copyOf(repeats);
    }

    /**
     * Reads the run. Not on the UI thread.
     *
     * @param path of the step that is looked at; of something inside it, the step counts
     * @throws ProblemException the run can't be forked there
     */
    static ForkForm read(Session session, RunId run, String path) {
        var runs = session.company().runs();
        var kept = runs.kept(run);
        var from = from(runs, run, path);
        var wanted = new LinkedHashMap<String, Type>();
        kept.takes().forEach(input -> wanted.put(input.name(), input.needed()
                || input.type() instanceof Type.OptionalOf ? input.type() : new Type.OptionalOf(input.type())));
        Map<String, Value> before = new HashMap<>(runs.trace(run, 1).inputs());
        kept.takes().forEach(input -> {
            var fallback = input.fallback();
            if (fallback != null) {
                before.putIfAbsent(input.name(), fallback);
            }
        });
        return new ForkForm(run, kept.name(), from,
                new TypedForm(wanted, before, kept.types(), session.company().folder().settings().zone()),
                ForkOffer.before(runs.past(run), from).repeats());
    }

    private static String from(RunService runs, RunId run, String path) {
        var steps = runs.cameTo(run);
        var plain = path.replaceFirst("~.*$", "");
        if (steps.contains(plain)) {
            return plain;
        }
        throw ProblemException.wrongUse(path.isEmpty() ? "Choose the step on the timeline before which the fork begins."
                : "A run can be forked before a step, and " + path + " is none.");
    }

    /**
     * Starts the fork; its id. Not on the UI thread.
     *
     * @param texts   as typed in the form
     * @param current whether it goes on with the playbook as it is now
     * @throws ProblemException it can't go on from there; nothing has begun
     */
    Engine.Forked start(Session session, Map<String, String> texts, boolean current) {
        var folder = session.company().folder();
        var runs = session.company().runs();
        var now = current ? session.steward().checks(folder).prepare(playbook, folder.root()) : null;
        var changed = form.isChanged(texts) ? form.edits(texts).keySet() : Set.<String>of();
        var given = new LinkedHashMap<>(form.given(texts));
        var leftOut = changed.stream().filter(name -> !given.containsKey(name)).toList();
        given.keySet().retainAll(changed);
        var inputs = new LinkedHashMap<>(
                (now == null ? runs.kept(run) : now).someInputs(folder.settings(), given));
        leftOut.forEach(name -> inputs.put(name, new Value.None()));
        return runs.fork(new RunService.ForkRequest(run, from, now, inputs, null, Engine.Approvals.ASK), null);
    }
}
