package dev.steward.ui.runs.internal.inspect;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.steward.engine.Engine.Effect;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Picture;
import dev.steward.engine.past.Purse;
import dev.steward.engine.past.Remembered;
import dev.steward.engine.past.Variable;
import dev.steward.runtime.trace.LineOrigin;
import dev.steward.runtime.trace.StepSight;
import dev.steward.runtime.trace.WhyCard;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;

/**
 * What is known at a moment of a run.
 *
 * @param path      that is looked at; empty for the run itself
 * @param sight     the step of that path as it was then, empty when it had not begun
 * @param why       its reasons
 * @param events    of that path until then
 * @param effects   of that path, or of the whole run
 * @param variables that a step there sees
 * @param purses    around it
 * @param memory    read by it, or by the whole run
 * @param place     of its line, where it is known
 */
record Inspected(String playbook, Picture picture, String path, Optional<StepSight> sight, Optional<WhyCard> why,
        List<RunEvent> events, List<Effect> effects, List<Variable> variables, List<Purse> purses,
        List<Remembered> memory, Optional<String> place, ZoneId zone) {

    /** Reads it. Not on the UI thread. */
    static Inspected read(Session session, RunMoment wanted) {
        var runs = session.company().runs();
        var past = runs.past(wanted.run());
        var moment = Math.min(wanted.moment(), past.last());
        var path = plain(wanted.path());
        var begun = !path.isEmpty() && past.step(moment, path).isPresent();
        var sight = begun ? Optional.of(StepSight.of(past, moment, path)) : Optional.<StepSight>empty();
        var around = activation(past, moment, path);
        return new Inspected(past.playbook(), past.picture(moment), path, sight,
                sight.map(seen -> session.company().traces().why(past, seen)),
                begun ? past.events(moment, path) : List.of(),
                sight.map(StepSight::effects).orElseGet(() -> path.isEmpty() ? past.effects(moment) : List.of()),
                past.variables(moment, around), past.purses(moment, around),
                sight.map(StepSight::remembered).orElseGet(() -> path.isEmpty() ? past.remembered(moment) : List.of()),
                sight.flatMap(seen -> runs.place(wanted.run(), seen.step().staticId())),
                session.company().folder().settings().zone());
    }

    /** Where the line of the step comes from, which takes longer. Not on the UI thread. */
    static Optional<LineOrigin> origin(Session session, RunMoment wanted, String staticId) {
        var company = session.company();
        return company.traces().origin(wanted.run(), staticId, session.steward().versions(company.folder().root()));
    }

    /** What asks how something ended is told with what it asks about. */
    private static String plain(String path) {
        return path.endsWith("~verify") ? path.substring(0, path.length() - "~verify".length()) : path;
    }

    /** The latest activation of a path that had begun by then; the run itself when there is none. */
    private static int activation(Past past, int moment, String path) {
        var latest = 0;
        for (var number = 0; !path.isEmpty() && number < past.activations(); number++) {
            Activation each = past.activation(number);
            if (each.began() > moment) {
                break;
            }
            if (each.path().equals(path) && each.kind() != Activation.Kind.PLAYBOOK) {
                latest = number;
            }
        }
        return latest;
    }
}
