package dev.steward.engine.past;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;

/**
 * The past of one run. It is read from the journal once; everything it is asked then is looked up and calls nothing
 * outside. Thread-safe; {@link #refresh} waits for the store, everything else returns at once.
 *
 * <p>Moments are numbered from 0 to {@link #last()}: at each one something began, ended, got a name or was told, so that
 * one entry of the journal may have many. A run that goes on gets further moments by {@link #refresh}; those there are
 * stay as they are.
 */
public interface Past {

    /** Which run. */
    RunId run();

    /** Qualified name of the playbook that was started. */
    String playbook();

    /** Hash of the plan that it was read with. */
    String planHash();

    /** The latest moment. */
    int last();

    /** Number of the latest entry that was read. */
    long lastSeq();

    /** Reads what came since; whether anything did. Where a run was moved to another version all is read anew. */
    boolean refresh();

    /** Everything as it was behind an entry: the last moment with that number or a smaller one. */
    int at(long seq);

    /** Number of the entry that a moment belongs to. */
    long seq(int moment);

    /** How many events there are. */
    int events();

    /**
     * Events from {@code from} to before {@code to}, as {@link Engine.Trace#events()} has them; what a fact told nobody
     * has one, too, so that each entry from outside has at least one.
     */
    List<Engine.RunEvent> events(int from, int to);

    /** The moment of an event: that of the end of a step is the one at which its value has its name. */
    int momentOf(int event);

    /** The last event at or before a moment, -1 for none. */
    int eventAt(int moment);

    /** The run at a moment. */
    Picture picture(int moment);

    /** An activation by its number. */
    Activation activation(int number);

    /** An activation by its id. */
    Optional<Activation> find(String id);

    /** How many activations there are. */
    int activations();

    /** The activations around one, the innermost first, itself included. */
    List<Activation> around(int activation);

    /** What is known in an activation: its names, and those of what is around it up to its playbook call, innermost first. */
    List<Variable> variables(int moment, int activation);

    /**
     * What a step was made from: the names that its call asks for, with their values when it began, and what named values
     * among them were made from. Empty for what is no step.
     */
    List<Variable> used(int activation);

    /** The value of a name as an expression in an activation sees it. */
    Optional<Value> value(int moment, int activation, String name);

    /** Steps that have begun, as they were at a moment, in the order in which they began. */
    List<Engine.StepTrace> steps(int moment);

    /** One step as it was at a moment, by its path; empty when it had not begun. */
    Optional<Engine.StepTrace> step(int moment, String path);

    /** The events of a path up to a moment. */
    List<Engine.RunEvent> events(int moment, String path);

    /** Effects known at a moment. */
    List<Engine.Effect> effects(int moment);

    /** Caps around an activation, the innermost first, and last that of the run. */
    List<Purse> purses(int moment, int activation);

    /** What had been read from memory, the latest last. */
    List<Remembered> remembered(int moment);

    /**
     * Where to stand at a moment: on what is under way there. {@code strand} is preferred when it goes on at that moment,
     * else the one of the latest event.
     */
    Cursor cursor(int moment, String strand);

    /** One step from where somebody stands; empty when there is nothing that way. */
    Optional<Cursor> step(Cursor from, Stride stride);

    /**
     * The nearest moment at which something on a line was about to be done, or was done, that fits; in every branch.
     *
     * @param forward   later than where somebody stands, else earlier
     * @param staticIds of the lines; empty for all
     * @param fits      asked for those on the lines, the nearest first
     */
    Optional<Visit> search(Cursor from, boolean forward, Set<String> staticIds, Predicate<Visit> fits);

    /** Right before an activation is done. */
    Cursor before(int activation);

    /** Right after an activation was done; where it is under way still, the latest moment. */
    Cursor after(int activation);
}
