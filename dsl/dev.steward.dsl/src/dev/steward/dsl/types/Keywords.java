package dev.steward.dsl.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one table of the words of the language, one sentence each. Editors and the guide read it. */
public final class Keywords {

    /** Where a line begins with the first word of a declaration. */
    public static final Pattern DECLARATION = Pattern.compile("^(type|enum|record|fact|connector|agent|playbook|policy"
            + "|test|goal|kpi|rollout|instance)\\b", Pattern.MULTILINE);

    /** A word with what it says. */
    public record Keyword(String word, String doc) {
    }

    private final Map<String, Keyword> words = new LinkedHashMap<>();

    /** The table is small and cheap to make. */
    public Keywords() {
        data();
        connectors();
        agents();
        heads();
        statements();
        modifiers();
        governance();
        strategy();
    }

    /** All of them, grouped by where they are used first. */
    public List<Keyword> all() {
        return List.copyOf(words.values());
    }

    /** What a word says; empty for symbols and names. */
    public Optional<Keyword> find(String word) {
        return Optional.ofNullable(words.get(word));
    }

    private void add(String word, String doc) {
        words.put(word, new Keyword(word, doc));
    }

    private void data() {
        add("package", "The package to which the names of this file belong.");
        add("import", "Makes names of another package usable here.");
        add("type", "Declares the shape of a value with fields.");
        add("enum", "Declares a fixed set of names.");
        add("record", "Declares data that the company keeps: one source of truth, with a key.");
        add("key", "Names the field by which one record is told from another.");
        add("fact", "Declares what memory may keep: fields, subject, how long, and for whom.");
        add("of", "Says about whom a fact is.");
        add("retain", "How long a fact is kept.");
        add("forever", "Is never forgotten by age.");
        add("scope", "The area to which a fact belongs; other packages must say that they read it.");
        add("pii", "Labels personal data; it stays in its scope.");
        add("untrusted", "Labels text from outside; it reaches an effect only after a check.");
        add("secret", "Labels what must never be shown or written down.");
        add("was", "The name that a step or field had before, so that older runs find it.");
        add("max", "The most: rounds of a loop, lanes at once, characters of a text.");
        add("min", "The least that a value may be.");
    }

    private void connectors() {
        add("connector", "Declares a way to the outside with its operations.");
        add("auth", "Names the secret with which a connector logs in; the secret itself is never written here.");
        add("limit", "Bounds a rate; in a budget: what happens at its limit.");
        add("per", "For which span or unit a bound counts.");
        add("probe", "The operation that shows whether a connector works.");
        add("op", "Declares an operation of a connector: what it takes, gives and does outside.");
        add("reads", "Changes nothing outside.");
        add("idempotent", "May be repeated under the same key without doing it twice.");
        add("by", "Names what is told apart or counted on: the key of a round, the key of an effect, the date of a"
                + " target.");
        add("compensated", "Names the operation that takes a call of this one back.");
        add("irreversible", "Cannot be taken back, so somebody must agree to each call.");
        add("verify", "Names the operation that tells whether a call of unknown outcome has happened.");
        add("with", "Gives values by name.");
    }

    private void agents() {
        add("agent", "Declares who is asked: a model with a prompt, and the type of its answer.");
        add("model", "Names the model that is asked.");
        add("fallback", "The models that are asked when the first one fails.");
        add("tools", "The operations that an agent may call; they must only read.");
        add("prompt", "What the agent is told; ${…} fills in values.");
        add("returns", "The type of an answer; in a test: the answer itself.");
        add("budget", "The most that may be spent: money, tokens, time, or minutes of the operator.");
        add("tokens", "A bound in tokens, the pieces in which a model reads and writes.");
        add("operator", "Minutes that the operator spends.");
    }

    private void heads() {
        add("playbook", "Declares a process: inputs, rules, and steps that run and survive every restart.");
        add("why", "The goal that this playbook serves.");
        add("trigger", "When the playbook starts by itself.");
        add("cron", "Starts by a schedule of five fields: minute, hour, day, month, weekday.");
        add("every", "Repeats at a distance of time.");
        add("on", "Says what happens on an error, or when an event comes.");
        add("event", "An event from outside, named after the type of what it brings.");
        add("manual", "Is started by hand.");
        add("overlap", "What happens when the run before is not done yet: skip, queue, replace or allow.");
        add("catchUp", "What happens with starts that were missed: once, all or none.");
        add("delegate", "Says how much is done without asking: approval, supervised or full.");
        add("at", "Begins at limit, at most: where a bound lies.");
        add("most", "In at most: the bound itself.");
        add("for", "Says what a policy or a level of delegation is about.");
        add("until", "Up to a moment or a condition.");
        add("degrade", "At the limit of a budget goes on with a cheaper model.");
        add("escalate", "Hands the matter to the operator.");
        add("priority", "Which of several waiting runs goes first.");
        add("constraint", "Says what must hold for the whole playbook.");
        add("no", "In a constraint: data with this label never reaches that type.");
        add("in", "Whether a value is in a list or a range; in a loop: the list.");
    }

    private void statements() {
        add("step", "One named piece of work; its name is what a restarted run finds it by.");
        add("saga", "Steps that belong together: when one fails, those before it are taken back.");
        add("return", "Gives the output of the playbook.");
        add("end", "Ends the run here with a state and a reason.");
        add("raise", "Ends with an error that the caller can handle.");
        add("deadline", "Bounds how long a block may take, and says what happens then.");
        add("branch", "Chooses the first arm whose condition holds; it has the value of that arm.");
        add("when", "A condition with what follows from it.");
        add("else", "What happens when no condition before it holds.");
        add("foreach", "Does a block for each element of a list; by tells the rounds apart, max bounds them.");
        add("parallel", "Runs the lanes of its block at the same time, at most so many at once.");
        add("join", "How many lanes of a parallel block must be done: all, any or a number.");
        add("race", "The first lane that is done wins, the others are stopped.");
        add("repeat", "Does a block again until a condition holds, at most so many times.");
        add("wait", "Waits for a span of time or until a moment, through every restart.");
        add("recall", "Takes facts or records out of memory.");
        add("like", "Recalls what is closest in meaning to a text.");
        add("where", "The condition that what is recalled must meet.");
        add("within", "Bounds a wait in time, or what is recalled in tokens.");
        add("as", "In recall … as of: what memory held at that time.");
        add("remember", "Writes a fact into memory, with its source.");
        add("valid", "From when on a fact is true, and until when.");
        add("propose", "What is remembered waits for the operator before it counts.");
        add("commit", "What is remembered counts at once.");
        add("human", "A step that a person does.");
        add("edit", "A person gets a value to change it; also in a test: the operator changed an approval.");
        add("do", "A person does what the text says.");
        add("choose", "A person picks one element of a list.");
        add("because", "Gives the reason, for the person who reads it.");
    }

    private void modifiers() {
        add("undo", "The call that takes this step back when its saga fails.");
        add("retry", "How often a call is tried again when it fails.");
        add("backoff", "How long to pause between attempts, from the first pause to the longest one.");
        add("repair", "Lets the agent correct an answer that does not fit its type.");
        add("cached", "On an error takes the answer of an earlier call with the same arguments.");
        add("batched", "The call may be made later and together with others, which is cheaper.");
        add("approve", "Asks a person before this very call runs; what is approved is what runs.");
        add("show", "What whoever approves gets to see.");
        add("editable", "Names the arguments that whoever approves may change.");
        add("batch", "Approvals with one key are shown to the operator together.");
        add("options", "The choices that whoever approves is shown.");
        add("reject", "Says what happens when the approval is refused.");
        add("expires", "Bounds how long an answer is waited for, and says what happens then.");
        add("abort", "Ends the run with the state cancelled; in a saga what was done is taken back.");
        add("skip", "Goes on without the step.");
        add("and", "Holds when both sides hold.");
        add("or", "Holds when one of both sides holds.");
        add("not", "Holds when what follows does not.");
    }

    private void governance() {
        add("policy", "Declares rules that look at each effect, memory or cost before it happens.");
        add("deny", "A rule of a policy: the call is not made. It wins over all other rules.");
        add("ask", "A rule of a policy: a person decides about the call.");
        add("redact", "A rule of a policy: data with this label is blacked out.");
        add("allow", "In a test of a policy: no rule stops the call.");
        add("test", "Runs a playbook or a policy with made-up answers and says what must come out.");
        add("after", "What a limit has let through before, in a policy's test.");
        add("expect", "Says what a policy decides about a case.");
        add("input", "Gives the inputs of the playbook in a test.");
        add("clock", "Sets the time at which a test begins.");
        add("mock", "Replaces something outside in a test.");
        add("raises", "The error with which a mock answers.");
        add("fixture", "Takes the answers of a recorded run out of a file beside this one.");
        add("before", "In a test: called earlier than something else.");
        add("after", "In a test: how long the operator takes to answer.");
        add("decide", "Says in a test what the operator answers to an approval or in a human step.");
        add("assert", "Says in a test what must hold; the test fails when it does not.");
        add("check", "Reports in a test what does not hold, without failing it.");
        add("state", "The state in which a run ends.");
        add("called", "In a test: that something was called, and how often.");
        add("once", "In a test: called exactly one time.");
        add("times", "In a test: called so often.");
    }

    private void strategy() {
        add("goal", "Declares what playbooks work for, with a measured target.");
        add("under", "The goal that this one serves.");
        add("target", "The measured aim of a goal and its date.");
        add("kpi", "Declares a measured number: its type, where it comes from, and how often.");
        add("from", "Says where the value of a KPI comes from.");
        add("unit", "How a KPI is counted.");
        add("rollout", "Brings a new version to a part of the runs first.");
        add("shadow", "Runs the new version beside the old one without effects.");
        add("runs", "How many runs are made beside the old version.");
        add("then", "The next stage of a rollout.");
        add("guard", "What must stay true while a new version is rolled out.");
        add("instance", "A use of a playbook with fixed inputs and triggers of its own.");
    }
}
