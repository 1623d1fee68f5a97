package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.file;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/**
 * Every way a labelled value can take, each with a place where it must not arrive. The inputs are t, a ticket from
 * outside, and c, a customer.
 */
final class LabelCases {

    private static final String DECLARATIONS = """
            type Ticket { id: Text  untrusted body: Text  untrusted notes: [Text]  size: Int  mood: Mood? }
            type Reply { id: Text  text: Text  fine: Bool }
            type Line { text: Text }
            type Caller { pii name: Text }
            record Customer key id { id: Text  pii name: Text  pii mail: Email  secret token: Text  plan: Text }
            record Case key id { id: Text  text: Text  untrusted raw: Text  pii who: Text }
            fact Habit of Customer { pii text: Text }  retain 1 year  scope care
            fact Taste of Customer { pii text: Text }  retain 1 year  scope sales
            connector desk : http {
              op fetch(id: Text) -> Ticket  reads
              op ask(text: Text) -> Text  reads
              op know(pii text: Text) -> Text  reads
              op who(pii id: Text) -> Caller  reads
              op open(id: Text) -> Customer  reads
              op reply(id: Text, text: Text)  idempotent by id
              op file(id: Text, untrusted text: Text)  idempotent by id
              op call(id: Text, pii name: Text)  idempotent by id
              op put(customer: Customer)  idempotent by customer.id
              op post(line: Line)  idempotent by line.text
            }
            agent sum : task { model "m" prompt "Sum up ${text}." returns Reply }
            agent greet : task { model "m" prompt "Greet ${who}." returns Text }
            agent finder : task { model "m" tools [desk.ask] prompt "Who is ${who}?" returns Text }
            agent knower : task { model "m" tools [desk.know] prompt "Who is ${who}?" returns Text }
            agent asker : task { model "m" tools [desk.who, desk.ask] prompt "Who is ${id}?" returns Text }
            agent knowing : task { model "m" tools [desk.who, desk.know] prompt "Who is ${id}?" returns Text }
            agent opener : task { model "m" tools [desk.open] prompt "Who is ${id}?" returns Text }
            agent looker : task { model "m" tools [desk.fetch] prompt "Look at ${id}." returns Text }
            """;

    private LabelCases() {
    }

    /** Text from outside. */
    static List<CheckCase> untrusted() {
        String edited = "step e = human edit t because \"new\" expires 1 day -> abort\n";
        return List.of(
                // straight, and what may be done about it
                untrusted(reply("t.body"), reply("t.id")),
                untrusted(reply("t.body"),
                        "step x = desk.reply(t.id, t.body) approve \"?\" { expires 1 day -> abort }"),
                untrusted(reply("t.body"), edited + reply("e.body")),
                untrusted(reply("t.body"), "branch { when t.body.length < 99 -> " + reply("t.body") + " }"),
                untrusted(reply("t.body"), "branch { when t.body.contains(\"<\") -> end skipped \"odd\" }\n"
                        + reply("t.body")),
                untrusted(reply("t.body"), "step x = desk.file(t.id, t.body)"),
                // who is asked may answer with what it was asked
                untrusted("step a = desk.ask(t.body)\n" + reply("a"), "step a = desk.ask(t.id)\n" + reply("a")),
                untrusted(reply("t.body"), reply("t.size.text")),
                // a rule about something else is no check, nor is one that only some ways pass
                untrusted("branch { when t.id.length < 99 -> " + reply("t.body") + " }", reply("t.id")),
                untrusted("branch { when t.size > 3 -> " + reply("\"a\"")
                        + " when t.body.length < 9 -> end skipped \"x\" }\n" + "step y = desk.reply(\"b\", t.body)",
                        "branch { when t.body.length > 9 -> end skipped \"x\" when t.size > 3 -> " + reply("\"a\"")
                                + " }\n" + "step y = desk.reply(\"b\", t.body)"),
                untrusted("branch { when t.mood != none -> " + reply("t.body") + " }", reply("t.id")),
                // what is behind and, or may not have been asked
                untrusted("branch { when t.size > 3 and t.body.length > 9 -> end skipped \"x\" }\n" + reply("t.body"),
                        "branch { when t.body.length > 9 and t.size > 3 -> end skipped \"x\" }\n"
                                + reply("t.body")),
                untrusted("branch { when t.size > 3 or t.body.length < 9 -> " + reply("t.body") + " }",
                        "branch { when not (t.size > 3 or t.body.length > 9) -> " + reply("t.body") + " }"),
                // none is asked for, not looked at
                untrusted("branch { when t.mood == none -> " + reply("t.body") + " }", reply("t.id")));
    }

    /** The ways that text from outside can take. */
    static List<CheckCase> ways() {
        return List.of(
                // an agent's answer is as good as what it saw, and its verdict is no check
                untrusted("step s = sum(text: t.body)\n" + reply("s.text"), "step s = sum(text: t.id)\n"
                        + reply("s.text")),
                untrusted("step s = sum(text: t.body)\nbranch { when s.fine -> " + reply("t.body") + " }",
                        "step s = sum(text: t.body)\nbranch { when s.fine -> " + reply("t.id") + " }"),
                untrusted("step s = sum(text: t.body)\nbranch { when s.fine -> " + reply("s.text") + " }",
                        "step s = sum(text: t.body)\nbranch { when s.fine and s.text.length < 99 -> "
                                + reply("s.text") + " }"),
                // its tools
                untrusted("step s = looker(id: t.id)\n" + reply("s"), "step s = greet(who: t.id)\n" + reply("s")),
                // values: interpolation, functions, lists, branches, other names, new values
                untrusted(reply("\"Re: ${t.body}\""), reply("\"Re: ${t.id}\"")),
                untrusted(reply("t.body.upper.first(9)"), reply("t.body.length.text")),
                untrusted(reply("t.notes.map(n -> n.trim).join(\", \")"), reply("t.notes.size.text")),
                untrusted(reply("t.notes.first ?? \"none\""), reply("t.notes.count(n -> n == \"\").text")),
                untrusted("a = branch { when t.size > 1 -> t.id else -> t.body }\n" + reply("a"),
                        "a = branch { when t.size > 1 -> t.id else -> \"\" }\n" + reply("a")),
                untrusted("a = t\nb = a.body\n" + reply("b"), "a = t\nb = a.id\n" + reply("b")),
                untrusted("l = Line { text: t.body }\nstep x = desk.post(l)", "l = Line { text: t.id }\nstep x ="
                        + " desk.post(l)"),
                // steps, loops, errors
                untrusted("step f = desk.fetch(t.id)\n" + reply("f.body"),
                        "step f = desk.fetch(t.id)\n" + reply("f.id")),
                untrusted("foreach n in t.notes max 9 { " + reply("n") + " }",
                        "branch { when t.notes.all(n -> n.length < 9) -> { foreach n in t.notes max 9 { " + reply("n")
                                + " } } }"),
                untrusted("r = repeat at most 3 { step f = desk.fetch(t.id) }\n" + reply("r.body"),
                        "r = repeat at most 3 { step f = desk.fetch(t.id) }\n" + reply("r.id")),
                untrusted("r = race { step f = desk.fetch(t.id)  g = t }\n" + reply("r.body"),
                        "r = race { step f = desk.fetch(t.id)  g = t }\n" + reply("r.id")),
                untrusted("race { step f = desk.fetch(t.id)  wait 1 day }\n" + reply("f?.body ?? \"\""),
                        "race { step f = desk.fetch(t.id)  wait 1 day }\n" + reply("f?.id ?? \"\"")),
                untrusted("deadline 1 day { step f = desk.fetch(t.id) } -> abort\n" + reply("f.body"),
                        "deadline 1 day { step f = desk.fetch(t.id) } -> abort\n" + reply("f.id")),
                untrusted("e = on event Ticket within 1 day -> abort\n" + reply("e.body"),
                        "e = on event Ticket within 1 day -> abort\n" + reply("e.id")),
                untrusted("on event Ticket within 1 day -> abort { " + reply("event.body") + " }",
                        "on event Ticket within 1 day -> abort { " + reply("event.id") + " }"),
                // what is left out when its time is over has looked at nothing
                untrusted("deadline 1 day { branch { when t.body.length > 9 -> end skipped \"x\" } } -> skip\n"
                        + reply("t.body"),
                        "deadline 1 day { branch { when t.body.length > 9 -> end skipped \"x\" } } -> abort\n"
                                + reply("t.body")),
                // what one branch of a race looks at is not looked at behind all
                untrusted("race { branch { when t.body.length > 9 -> " + reply("t.id") + " }  wait 1 day }\n"
                        + "step z = desk.reply(\"b\", t.body)",
                        "race { branch { when t.body.length > 9 -> " + reply("t.body") + " }  wait 1 day }"),
                untrusted("repeat at most 3 { " + reply("t.body") + " }", "repeat at most 3 { " + reply("round.text")
                        + " }"),
                untrusted("step s = greet(who: t.id) on any -> t.body\n" + reply("s"),
                        "step s = greet(who: t.id) on any -> t.id\n" + reply("s")),
                // other playbooks, in and out
                other(IssueCodes.LABEL_UNTRUSTED, "playbook q(x: Text) { " + "step y = desk.reply(\"1\", x) }",
                        "step z = q(t.body)", "step z = q(t.id)"),
                other(IssueCodes.LABEL_UNTRUSTED, "playbook q(x: Ticket) -> Text { return x.body }",
                        "step z = q(t)\n" + reply("z"), "step z = q(t)\n" + reply("z.length.text")),
                file(IssueCodes.LABEL_UNTRUSTED, DECLARATIONS + "playbook p(untrusted a: Text) { "
                        + "step x = desk.reply(\"1\", a) }",
                        DECLARATIONS + "playbook p(a: Text) { step x = desk.reply(\"1\", a) }"),
                // memory
                lost("step x = Case { id: t.id, text: t.body, raw: \"\", who: \"\" }",
                        "step x = Case { id: t.id, text: \"\", raw: t.body, who: \"\" }"),
                untrusted("k = recall Case max 3\n" + reply("k.map(c -> c.raw).join(\"\")"),
                        "k = recall Case max 3\n" + reply("k.map(c -> c.text).join(\"\")")));
    }

    /** Personal data and secrets. */
    static List<CheckCase> personal() {
        return List.of(
                pii(reply("c.name"), "step x = desk.call(c.id, c.name)"),
                pii(reply("\"Dear ${c.name}\""), reply("\"Dear customer on ${c.plan}\"")),
                pii("step s = greet(who: c.name)\n" + reply("s"), "step s = greet(who: c.plan)\n" + reply("s")),
                // what an agent's model asks a tool: of what stands in its prompt, and of what another tool gave
                pii("step s = finder(who: c.name)\n" + reply("s.length.text"), "step s = finder(who: c.plan)\n"
                        + reply("s")),
                pii("step s = finder(who: c.name)\n" + reply("s.length.text"), "step s = knower(who: c.name)\n"
                        + reply("s.length.text")),
                pii("step s = asker(id: t.id)\n" + reply("s.length.text"), "step s = knowing(id: t.id)\n"
                        + reply("s.length.text")),
                // what a tool gave is in the answer
                pii("step s = knowing(id: t.id)\n" + reply("s"), "step s = looker(id: t.id)\n"
                        + reply("s.length.text")),
                lost("step x = Case { id: c.id, text: c.name, raw: \"\", who: \"\" }",
                        "step x = Case { id: c.id, text: \"\", raw: \"\", who: c.name }"),
                lost("remember Voice of company { text: c.name }", "remember Habit of c { text: c.name }"),
                // from one scope to another, through an agent
                pii("h = recall Habit of c max 3\nstep s = greet(who: h.map(x -> x.text).join(\", \"))\n"
                        + "remember Taste of c { text: s }",
                        "step s = greet(who: c.name)\nremember Taste of c { text: s }"),
                file(IssueCodes.LABEL_CONSTRAINT, DECLARATIONS
                        + "playbook p(c: Customer) {\n constraint no pii in Line\n"
                        + "l = Line { text: c.name }\nstep x = human do \"See\" because l.text expires 1 day -> skip }",
                        DECLARATIONS + "playbook p(c: Customer) {\n constraint no pii in Line\n"
                                + "l = Line { text: c.plan }\nstep x = human do \"See\" because l.text expires 1 day ->"
                                + " skip }"),
                file(IssueCodes.LABEL_CONSTRAINT, DECLARATIONS
                        + "playbook p(c: Customer) {\n constraint no pii in Reply\n"
                        + "step s = sum(text: c.name)\nstep x = human do \"See\" because s.text expires 1 day -> skip }",
                        DECLARATIONS + "playbook p(c: Customer) {\n constraint no pii in Reply\n"
                                + "step s = sum(text: c.plan)\nstep x = human do \"See\" because s.text expires 1 day ->"
                                + " skip }"),
                secret("step s = greet(who: c.token)\n" + reply("s"), "step s = greet(who: c.plan)\n" + reply("s")),
                secret("step s = opener(id: t.id)\n" + reply("s.length.text"), "step s = looker(id: t.id)\n"
                        + reply("s.length.text")),
                secret(reply("c.token"), reply("c.plan")),
                secret("step x = desk.put(c)", "step x = desk.call(c.id, c.name)"),
                secret("step s = desk.ask(\"${c.token}\")\n" + reply("s"),
                        "step s = desk.ask(c.plan)\n" + reply("s")),
                secret("remember Habit of c { text: c.token }", "remember Habit of c { text: c.plan }"),
                secret("step x = Case { id: c.id, text: c.token, raw: \"\", who: \"\" }",
                        "step x = Case { id: c.id, text: c.plan, raw: \"\", who: \"\" }"));
    }

    private static String reply(String text) {
        return "step x = desk.reply(t.id, " + text + ")";
    }

    private static CheckCase untrusted(String failing, String passing) {
        return other(IssueCodes.LABEL_UNTRUSTED, "", failing, passing);
    }

    private static CheckCase lost(String failing, String passing) {
        return other(IssueCodes.LABEL_LOST, "", failing, passing);
    }

    private static CheckCase pii(String failing, String passing) {
        return other(IssueCodes.LABEL_PII, "", failing, passing);
    }

    private static CheckCase secret(String failing, String passing) {
        return other(IssueCodes.LABEL_SECRET, "", failing, passing);
    }

    private static CheckCase other(String code, String more, String failing, String passing) {
        String head = DECLARATIONS + more + "\nplaybook p(t: Ticket, c: Customer) {\n";
        return file(code, head + failing + "\n}", head + passing + "\n}");
    }
}
