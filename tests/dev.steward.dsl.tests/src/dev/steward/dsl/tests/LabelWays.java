package dev.steward.dsl.tests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases of labels by the way that a value takes in them, for the guide. */
final class LabelWays {

    private LabelWays() {
    }

    /** Ways in the guide's words, each with the cases that show it. */
    static Map<String, List<CheckCase>> all() {
        Map<String, List<CheckCase>> ways = new LinkedHashMap<>();
        ways.put("a step's result", with("step f = desk.fetch(t.id)\nstep x = desk.reply(t.id, f.body)"));
        ways.put("a prompt, and the agent's answer",
                with("step s = sum(text: t.body)\nstep x = desk.reply(t.id, s.text)"));
        ways.put("a tool's answer to an agent", with("step s = looker(id: t.id)"));
        ways.put("interpolation", with("\"Re: ${t.body}\""));
        ways.put("a text function", with("t.body.upper.first(9)"));
        ways.put("a list function", with("t.notes.map(n -> n.trim).join"));
        ways.put("`??`", with("t.notes.first ?? \"none\""));
        ways.put("a branch's value", with("else -> t.body }\nstep x"));
        ways.put("another name", with("a = t\nb = a.body"));
        ways.put("a new value's field", with("l = Line { text: t.body }"));
        ways.put("a loop's element", with("foreach n in t.notes"));
        ways.put("a round's value", with("r = repeat at most 3 { step f"));
        ways.put("a race's value", with("r = race { step f"));
        ways.put("behind a deadline", with("deadline 1 day { step f"));
        ways.put("an event", with("e = on event Ticket"));
        ways.put("the value in case of an error", with("on any -> t.body"));
        ways.put("into a playbook that is called", with("step z = q(t.body)"));
        ways.put("out of a playbook that is called", with("step z = q(t)\n"));
        ways.put("an operation that may answer with what it was asked", with("step a = desk.ask(t.body)"));
        ways.put("into a record", with("step x = Case { id: t.id, text: t.body"));
        ways.put("out of memory", with("k = recall Case max 3"));
        ways.put("personal data: from one scope to another, through an agent", with("h = recall Habit of c"));
        ways.put("a secret: into a prompt", with("step s = greet(who: c.token)"));
        return ways;
    }

    private static List<CheckCase> with(String part) {
        List<CheckCase> found = ChecksTest.cases().filter(c -> c.code().startsWith("label."))
                .filter(c -> c.failing().contains(part)).limit(1).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("No case about labels has " + part);
        }
        return found;
    }
}
