package dev.steward.dsl.ide.internal.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Templates for whole constructs. Each is offered where the grammar takes its first word. */
public final class Snippets {

    /**
     * A template.
     *
     * @param word  the keyword that it begins with
     * @param among other keywords that must be possible too, which tells the constructs apart that begin alike
     * @param label what the list shows
     * @param text  see {@link dev.steward.dsl.ide.internal.Template}
     */
    public record Snippet(String word, Set<String> among, String label, String text, String doc) {
    }

    private static final Set<String> TOP = Set.of("enum", "playbook");
    private static final Set<String> STATEMENT = Set.of("saga", "step");
    private static final Set<String> MODIFIER = Set.of("undo", "approve");
    private static final Set<String> HEAD = Set.of("why", "trigger");

    private final List<Snippet> all = new ArrayList<>();

    /** The table is small and cheap to make. */
    public Snippets() {
        data();
        outside();
        playbooks();
        governance();
        statements();
        modifiers();
        heads();
    }

    /** All of them. */
    public List<Snippet> all() {
        return List.copyOf(all);
    }

    private void add(String word, Set<String> among, String label, String doc, String text) {
        all.add(new Snippet(word, among, label, text, doc));
    }

    private void data() {
        add("type", TOP, "type …", "A type with fields.", "type «Name» { «title»: «Text» }");
        add("enum", TOP, "enum …", "A fixed set of names.", "enum «Name» { «first», «second» }");
        add("record", TOP, "record …", "Data that the company keeps, with its key.",
                "record «Name» key «id» { «id»: «Text» }");
        add("fact", TOP, "fact …", "Something that memory keeps.",
                "fact «Name» of «company» { «text»: «Text» }  retain «2 years»  scope «general»");
    }

    private void outside() {
        add("connector", TOP, "connector …", "A way to the outside with two operations.", """
                connector «name» : «http» {
                  auth «nameOfSecret»
                  limit «100» per «hour»
                  op «read»(«id»: «Text») -> «Text»  reads
                  op «write»(«id»: «Text», «text»: «Text»)  idempotent by «id»
                }""");
        add("agent", TOP, "agent …", "An agent that answers a prompt.", """
                agent «name» : task {
                  model "«small»"
                  budget «0.10 USD» per run
                  prompt \"""
                    «What to do with» ${«input»}.
                  \"""
                  returns «Text»
                }""");
    }

    private void playbooks() {
        add("playbook", TOP, "playbook …", "A playbook that starts by hand.", """
                playbook «name»(«topic»: «Text») -> «Text» {
                  step «draft» = «agent»(«topic»)
                  return «draft»
                }""");
        add("playbook", TOP, "playbook on a schedule", "A playbook that starts every Monday at seven, with a budget.",
                """
                        playbook «name»(«topic»: Text = "«news»") {
                          trigger cron "«0 7 * * MON»" overlap skip catchUp once
                          delegate supervised «30 min»
                          budget «1.50 USD» at limit escalate "«over budget»"

                          step «draft» = «agent»(«topic»)
                          step «sent» = «connector.operation»(«draft»)
                            approve "«Send it?»" {
                              show «draft»
                              expires «8 hours» -> abort
                            }
                        }""");
        add("test", TOP, "test of a playbook", "A test with an input, a mock and an assertion.", """
                test «name» "«what is shown»" {
                  input «topic» = "«a»"
                  mock «writer» returns «"…"»
                  assert state done
                }""");
    }

    private void governance() {
        add("policy", TOP, "policy with its test", "A rule about an effect, and a test that shows it.", """
                policy «name» for effect «connector.operation»
                  when «cost > 1 USD» deny because "«why»"

                test policy «name» {
                  with «cost = 2 USD» expect deny
                  with «cost = 0.50 USD» expect allow
                }""");
        add("test", TOP, "test of a policy", "What a policy decides about two cases.", """
                test policy «name» {
                  with «cost = 2 USD» expect deny
                  with «cost = 0.50 USD» expect allow
                }""");
        add("goal", TOP, "goal …", "A goal with a measured target.",
                "goal «name» : «tactical» {\n  target «kpi >= 100» by «2027-12-31»\n"
                        + "  delegate at most «supervised»\n}");
        add("kpi", TOP, "kpi …", "A measured number.",
                "kpi «name» : «Int» from «connector.operation()» every «1 day»");
        add("rollout", TOP, "rollout …", "A new version for a part of the runs first.",
                "rollout «name» {\n  shadow «5» runs then «20%» for «2 weeks»\n  guard «cost <= baseline + 10%»\n"
                        + "  on breach revert and escalate\n}");
    }

    private void statements() {
        add("step", STATEMENT, "step …", "A piece of work with a name.", "step «name» = «call»");
        add("saga", STATEMENT, "saga …", "Steps that are taken back together.",
                "saga {\n  step «post» = «connector.operation»(«value»)  undo «connector.inverse»(«post.id»)\n}");
        add("branch", STATEMENT, "branch …", "Chooses by conditions.",
                "branch {\n  when «condition» -> {\n    «step»\n  }\n}");
        add("foreach", STATEMENT, "foreach …", "A step for each element.",
                "foreach «item» in «list» by «item.key» max «20» {\n  step «name» = «call»\n}");
        add("parallel", STATEMENT, "parallel …", "Steps at the same time.",
                "parallel max «2» {\n  step «first» = «call»\n  step «second» = «call»\n}");
        add("repeat", STATEMENT, "repeat …", "A step again and again, until it is right.",
                "repeat at most «5» until «condition» {\n  step «name» = «call»\n}");
        add("wait", STATEMENT, "wait …", "A pause that survives restarts.", "wait «2 days»");
        add("remember", STATEMENT, "remember …", "Writes a fact.",
                "remember «Fact» of «company» { «text»: «value» }  propose");
        add("return", STATEMENT, "return …", "The output of the playbook.", "return «value»");
        add("end", STATEMENT, "end skipped …", "Ends early, for a reason.", "end skipped \"«nothing to do»\"");
        add("deadline", STATEMENT, "deadline …", "Bounds how long steps may take.",
                "deadline «3 days» {\n  step «name» = «call»\n} -> escalate \"«too late»\"");
    }

    private void modifiers() {
        add("approve", MODIFIER, "approve …", "Asks a person before this call runs.",
                "approve \"«Do it?»\" {\n  show «value»\n  expires «8 hours» -> abort\n}");
        add("retry", MODIFIER, "retry …", "Tries again when the other side fails.",
                "retry «3» backoff «10s»..«5m» on «RateLimit», «Timeout»");
        add("on", MODIFIER, "on … ->", "What happens on an error.", "on «Outage» -> escalate \"«what is wrong»\"");
        add("undo", MODIFIER, "undo …", "The call that takes this step back.", "undo «connector.inverse»(«id»)");
        add("expires", Set.of("because"), "expires …", "How long an answer is waited for.", "expires «1 day» -> abort");
        add("expires", Set.of("show"), "expires …", "How long an answer is waited for.", "expires «8 hours» -> abort");
    }

    private void heads() {
        add("trigger", HEAD, "trigger cron …", "Starts by a schedule.",
                "trigger cron \"«0 7 * * MON»\" overlap «skip» catchUp «once»");
        add("trigger", HEAD, "trigger every …", "Starts again and again.", "trigger every «1 day» overlap «skip»");
        add("trigger", HEAD, "trigger on event …", "Starts when an event comes.",
                "trigger on event «Type» overlap «queue»");
        add("budget", HEAD, "budget …", "The most that a run may spend, and what happens then.",
                "budget «1.50 USD» at limit escalate \"«over budget»\"");
        add("delegate", HEAD, "delegate …", "How much is done without asking.", "delegate «supervised» «30 min»");
    }
}
