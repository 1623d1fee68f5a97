package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.file;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/** Cases about data, connectors, agents, policies and strategy. */
final class DeclarationCases {

    private DeclarationCases() {
    }

    static List<CheckCase> data() {
        return List.of(
                file(IssueCodes.DUPLICATE_NAME, "type A { x: Int }\nenum A { y }", "type A { x: Int }\nenum B { y }"),
                file(IssueCodes.DUPLICATE_NAME, "type A { x: Int  x: Text }", "type A { x: Int  y: Text }"),
                file(IssueCodes.UNRESOLVED_TYPE, "type A { x: Nope }", "type A { x: Draft }"),
                file(IssueCodes.UNRESOLVED_TYPE, "type A { x: writer }", "type A { x: Verdict }"),
                file(IssueCodes.CYCLIC_TYPE, "type A { b: B }\ntype B { a: A }", "type A { b: B? }\ntype B { a: A? }"),
                file(IssueCodes.EMPTY, "type A { }", "type A { x: Int }"),
                file(IssueCodes.EMPTY, "enum A { }", "enum A { x }"),
                file(IssueCodes.KEY_MISSING, "record A { x: Int }", "record A key x { x: Int }"),
                file(IssueCodes.KEY_UNKNOWN, "record A key y { x: Int }", "record A key x { x: Int }"),
                file(IssueCodes.KEY_UNKNOWN, "record A key x { x: Int? }", "record A key x { x: Int }"),
                file(IssueCodes.RETENTION_MISSING, "fact F of company { t: Text } scope s",
                        "fact F of company { t: Text } retain 1 year scope s"),
                file(IssueCodes.RECALL_SCOPE, "fact F of company { t: Text } retain forever",
                        "fact F of company { t: Text } retain forever scope s"),
                file(IssueCodes.SUBJECT_MISSING, "fact F { t: Text } retain forever scope s",
                        "fact F of Issue { t: Text } retain forever scope s"),
                file(IssueCodes.DUPLICATE_CLAUSE, "fact F of company { t: Text } retain forever retain 1 day scope s",
                        "fact F of company { t: Text } retain 1 day scope s"),
                file(IssueCodes.OUT_OF_BOUNDS, "type A { x: Int(9..3) }", "type A { x: Int(3..9) }"),
                file(IssueCodes.MISPLACED, "type A { x: Bool(max 3) }", "type A { x: Text(max 3) }"),
                file(IssueCodes.UNRESOLVED_IMPORT, "package other\nimport nowhere\n", "package other\n"),
                file(IssueCodes.UNRESOLVED_IMPORT, "package other\nimport base.{Nope}\n",
                        "package other\nimport base.{Draft}\ntype A { d: Draft }"),
                file(IssueCodes.UNUSED_IMPORT, "package other\nimport base.{Draft}\n",
                        "package other\nimport base.{Draft}\ntype A { d: Draft }"),
                file(IssueCodes.UNUSED_IMPORT, "package other\nimport base\n",
                        "package other\nimport base\ntype A { d: Draft }"),
                file(IssueCodes.UNUSED_IMPORT, "package other\nimport base.{grow}\nplaybook p() { wait 1 day }",
                        "package other\nimport base.{grow}\nplaybook p() { why grow wait 1 day }"),
                file(IssueCodes.AMBIGUOUS_NAME, "enum Other { craft }\nplaybook p(t: Text) -> Bool { return [craft] =="
                        + " [craft] }", "enum Other { craft }\nplaybook p(t: Tag) -> Bool { return t == craft }"));
    }

    static List<CheckCase> connectors() {
        return List.of(
                connector(IssueCodes.SECRET_LITERAL, "auth \"s3cret\"", "auth myPassword"),
                connector(IssueCodes.UNKNOWN_OPERATION, "op a() reads probe b", "op a() reads probe a"),
                connector(IssueCodes.EFFECT_UNDECLARED, "op a()", "op a() reads"),
                connector(IssueCodes.MISPLACED, "op a() reads irreversible", "op a() irreversible"),
                connector(IssueCodes.MISPLACED, "op a(x: Int) reads probe a", "op a() reads probe a"),
                connector(IssueCodes.COMPENSATION_TYPES,
                        "op a() -> Post compensated by b op b(x: Bool) idempotent by x",
                        "op a() -> Post compensated by b op b(x: Text) idempotent by x"),
                connector(IssueCodes.COMPENSATION_TYPES, "op a() -> Post compensated by b op b(x: Text) reads",
                        "op a() -> Post compensated by b op b(x: Text) idempotent by x"),
                connector(IssueCodes.UNKNOWN_OPERATION, "op a() -> Post compensated by b",
                        "op a() -> Post compensated by b op b(x: Text) idempotent by x"),
                connector(IssueCodes.VERIFY_TYPES,
                        "op a(x: Text) -> Post irreversible verify with b op b() -> Post reads",
                        "op a(x: Text) -> Post irreversible verify with b op b(x: Text) -> Post? reads"),
                connector(IssueCodes.DUPLICATE_NAME, "op a() reads op a() reads", "op a() reads op b() reads"),
                connector(IssueCodes.DUPLICATE_CLAUSE, "auth a auth b", "auth a"),
                connector(IssueCodes.UNKNOWN_WORD, "limit 3 per moon", "limit 3 per hour"),
                connector(IssueCodes.OUT_OF_BOUNDS, "limit 0 per hour", "limit 1 per hour"),
                file(IssueCodes.UNKNOWN_WORD, "connector c : fax { }", "connector c : http { }"),
                file(IssueCodes.UNRESOLVED_NAME, "kpi k : Int from nope.x() every 1 day",
                        "kpi k : Percent from site.latest() every 1 day"));
    }

    private static CheckCase connector(String code, String failing, String passing) {
        return file(code, "connector c : http { " + failing + " }", "connector c : http { " + passing + " }");
    }

    static List<CheckCase> agents() {
        return List.of(
                agent(IssueCodes.MODEL_MISSING, "prompt \"Do.\"", "model \"m\" prompt \"Do.\""),
                agent(IssueCodes.PROMPT_MISSING, "model \"m\"", "model \"m\" prompt \"Do.\""),
                agent(IssueCodes.DUPLICATE_CLAUSE, "model \"m\" model \"n\" prompt \"Do.\"",
                        "model \"m\" prompt \"Do.\""),
                agent(IssueCodes.NO_SCHEMA, "model \"m\" prompt \"Do.\" returns Voice",
                        "model \"m\" prompt \"Do.\" returns Draft"),
                agent(IssueCodes.NO_SCHEMA, "model \"m\" prompt \"Do.\" returns Draft?",
                        "model \"m\" prompt \"Do.\" returns [Draft]"),
                agent(IssueCodes.UNKNOWN_OPERATION, "model \"m\" tools [site.nope] prompt \"Do.\"",
                        "model \"m\" tools [site.visits] prompt \"Do.\""),
                agent(IssueCodes.DUPLICATE_NAME, "model \"m\" tools [site.visits, site.visits] prompt \"Do.\"",
                        "model \"m\" tools [site.visits, site.latest] prompt \"Do.\""),
                agent(IssueCodes.UNGATED, "model \"m\" tools [mail.send] prompt \"Do.\"",
                        "model \"m\" tools [site.latest] prompt \"Do.\""),
                file(IssueCodes.REASONING_EFFECT,
                        "agent a : reasoning { model \"m\" tools [site.publish] prompt \"Do.\" }",
                        "agent a : reasoning { model \"m\" tools [site.visits] prompt \"Do.\" }"),
                file(IssueCodes.UNRESOLVED_NAME, "agent a(x: Int) : task { model \"m\" prompt \"Do ${y}.\" }",
                        "agent a(y: Int) : task { model \"m\" prompt \"Do ${y}.\" }"),
                file(IssueCodes.UNKNOWN_WORD, "agent a : robot { model \"m\" prompt \"Do.\" }",
                        "agent a : task { model \"m\" prompt \"Do.\" }"),
                agent(IssueCodes.CURRENCY, "model \"m\" budget 1 EUR prompt \"Do.\"",
                        "model \"m\" budget 1 USD prompt \"Do.\""));
    }

    private static CheckCase agent(String code, String failing, String passing) {
        return file(code, "agent a : task { " + failing + " }", "agent a : task { " + passing + " }");
    }

    private static String rollout(String what) {
        return "playbook p() { wait 1 day }\nrollout p { shadow 5 runs " + what + " on breach revert and escalate }";
    }

    private static final String PAID = "connector shop : http { op pay(amount: Money, invoice: Text) idempotent by invoice"
            + " op back(amount: Money, invoice: Int) idempotent by invoice }\n";

    static List<CheckCase> governance() {
        String test = "\ntest policy p { with at = 23:00 expect deny }";
        String rule = "\n when at.hour > 3 deny because \"late\"";
        return List.of(
                file(IssueCodes.UNTESTED_POLICY, "policy p for effect mail.send" + rule,
                        "policy p for effect mail.send" + rule + test),
                shadow("when at.hour > 3 deny because \"a\" when at.hour > 3 ask because \"b\"", "",
                        "when at.hour > 3 deny because \"a\" when at.hour < 2 ask because \"b\""),
                shadow("when (at.hour > 3) ask because \"a\" when (at.hour > 3) ask because \"b\"", "",
                        "when at.hour > 3 ask because \"a\" when at.hour > 4 ask because \"b\""),
                shadow("when false deny because \"a\"", "", "when at.hour < 2 deny because \"a\""),
                shadow("when at.hour > 3 deny because \"a\"",
                        "policy all for effect irreversible when true deny because \"stop\""
                                + "\ntest policy all { with cost = 1 USD expect deny }",
                        "when at.hour > 3 deny because \"a\""),
                file(IssueCodes.POLICY_WITHOUT_REASON, "policy p for effect mail.send\n when at.hour > 3 deny" + test,
                        "policy p for effect mail.send" + rule + test),
                file(IssueCodes.POLICY_WITHOUT_RULE, "policy p for effect mail.send" + test,
                        "policy p for effect mail.send" + rule + test),
                file(IssueCodes.UNKNOWN_OPERATION, "policy p for effect mail.nope\n when cost > 1 USD deny because"
                        + " \"x\"\ntest policy p { with cost = 2 USD expect deny }",
                        "policy p for effect mail.send" + rule + test),
                file(IssueCodes.UNKNOWN_ARGUMENT, "policy p for effect mail.send" + rule
                        + "\ntest policy p { with nope = 3 expect deny }",
                        "policy p for effect mail.send" + rule + test),
                limit(IssueCodes.UNKNOWN_WORD, "mail.send", "limit 3 per fortnight", "limit 3 per day"),
                limit(IssueCodes.LIMIT_WITHOUT_MONEY, "mail.send", "limit 3 EUR per day", "limit 3 per run"),
                file(IssueCodes.CURRENCY, cost("limit 3 EUR per day"), cost("limit 3 USD per month")),
                file(IssueCodes.CURRENCY, cost("ask").replace("> 1 USD", "> 1 EUR"), cost("ask")),
                file(IssueCodes.CURRENCY, cost("ask").replace("= 2 USD", "= 2 EUR"), cost("ask")),
                file(IssueCodes.CURRENCY, cost("ask").replace("estimate > 1 USD", "1 EUR < estimate + cost"),
                        cost("ask").replace("estimate > 1 USD", "1 USD < estimate + cost")),
                file(IssueCodes.CURRENCY, cost("ask").replace("estimate > 1 USD", "(cost) in 1 USD..2 EUR"),
                        cost("ask").replace("estimate > 1 USD", "(cost) in 1 USD..2 USD")),
                file(IssueCodes.CURRENCY, PAID + "policy p for effect shop.pay when amount > 10 EUR and cost > 1 EUR"
                        + " deny because \"x\"\ntest policy p { with amount = 11 EUR, cost = 2 USD expect deny }",
                        PAID + "policy p for effect shop.pay when amount > 10 EUR and cost > 1 USD"
                                + " deny because \"x\"\ntest policy p { with amount = 11 EUR, cost = 2 USD expect deny"
                                + " }"),
                limit(IssueCodes.OUT_OF_BOUNDS, "mail.send", "limit 0 per day", "limit 1 per day"),
                file(IssueCodes.UNKNOWN_OPERATION, "policy p for effect mial" + rule + test,
                        "policy p for effect mail" + rule + test),
                file(IssueCodes.UNRESOLVED_NAME, "policy p for effect irreversible" + rule
                        + "\ntest policy p { with cost = 1 USD expect deny }",
                        "policy p for effect base.mail" + rule + test),
                file(IssueCodes.UNRESOLVED_NAME,
                        PAID + "policy p for effect shop when amount > 1 EUR or invoice == \"\""
                                + " deny because \"x\"\ntest policy p { with amount = 2 EUR expect deny }",
                        PAID + "policy p for effect shop when amount > 1 EUR deny because \"x\""
                                + "\ntest policy p { with amount = 2 EUR expect deny }"),
                file(IssueCodes.LIMIT_WITHOUT_MONEY, "policy p for effect mail" + rule.replace("deny", "limit 3 USD per"
                        + " day") + test,
                        PAID + "policy p for effect shop when amount > 1 EUR limit 3 EUR per day because \"x\""
                                + "\ntest policy p { with amount = 2 EUR after 3 EUR expect limit }"),
                file(IssueCodes.MISPLACED, cost("redact pii"), cost("ask")),
                file(IssueCodes.MISPLACED, cost("deny").replace("for cost", "for cost mail.send"), cost("deny")),
                file(IssueCodes.UNRESOLVED_NAME,
                        "policy p for prompt nope when true redact pii because \"x\"\ntest policy p { expect redact }",
                        "agent a : task { model \"m\" prompt \"Do.\" }\npolicy p for prompt a when true redact pii"
                                + " because \"x\"\ntest policy p { expect redact }"),
                file(IssueCodes.BUDGET_PERIOD, goal("budget 5 USD at limit escalate"),
                        goal("budget 5 USD per month at limit escalate")),
                file(IssueCodes.BUDGET_ABOVE_OUTER, goal("budget 5 USD per day at limit escalate")
                        + "\nplaybook p() { why g budget 6 USD per day at limit escalate\n wait 1 day }",
                        goal("budget 5 USD per day at limit escalate")
                                + "\nplaybook p() { why g budget 4 USD per day at limit escalate\n wait 1 day }"),
                file(IssueCodes.RECALL_UNKNOWN, "policy p for memory Nope\n when cost > 1 USD deny because \"x\"\ntest"
                        + " policy p { with cost = 2 USD expect deny }",
                        "policy p for memory Voice\n when text == \"\""
                                + " deny because \"x\"\ntest policy p { with text = \"\" expect deny }"),
                file(IssueCodes.UNRESOLVED_NAME, "test policy nope { with cost = 1 USD expect deny }",
                        "policy p for effect mail.send" + rule + test),
                file(IssueCodes.KPI_WITHOUT_SOURCE, "kpi k : Int", "kpi k : Percent from site.latest() every 1 day"),
                file(IssueCodes.GOAL_WITHOUT_KPI, "goal g : strategic { }",
                        "goal g : strategic { target openRate > 3% by 2027-01-01 }"),
                file(IssueCodes.PLAYBOOK_CYCLE, "goal g : tactical under h { target openRate > 3% by 2027-01-01 }\n"
                        + "goal h : tactical under g { target openRate > 3% by 2027-01-01 }",
                        "goal g : tactical under grow { target openRate > 3% by 2027-01-01 }"),
                file(IssueCodes.GOAL_LEVEL_ORDER,
                        "goal g : strategic under grow { target openRate > 3% by 2027-01-01 }",
                        "goal g : tactical under grow { target openRate > 3% by 2027-01-01 }"),
                file(IssueCodes.GOAL_LEVEL_ORDER,
                        "goal g : operational under grow { target openRate > 3% by 2027-01-01 }"
                                + "\ngoal h : tactical under g { target openRate > 3% by 2027-01-01 }",
                        "goal g : operational under grow { target openRate > 3% by 2027-01-01 }"),
                file(IssueCodes.UNKNOWN_WORD, "goal g : weekly { target openRate > 3% by 2027-01-01 }",
                        "goal g : operational { target openRate > 3% by 2027-01-01 }"),
                file(IssueCodes.UNRESOLVED_NAME, "goal g : tactical under nope { target openRate > 3% by 2027-01-01 }",
                        "goal g : tactical under grow { target openRate > 3% by 2027-01-01 }"),
                file(IssueCodes.KPI_NO_READING, "kpi k : Text from site.tag(\"a\") every 1 day",
                        "kpi k : Int from site.visits(\"a\") every 1 day"),
                file(IssueCodes.TYPE_MISMATCH, "kpi k : Percent from site.visits(\"a\") every 1 day",
                        "kpi k : Int from site.visits(\"a\") every 1 day unit \"visits\""),
                file(IssueCodes.GUARD_NOT_MEASURABLE, rollout("then 20% for 2 weeks guard 3 > 2"),
                        rollout("then 20% for 2 weeks guard openRate >= baseline - 3%, cost <= baseline + 10%")),
                file(IssueCodes.ROLLOUT_STAGES, rollout("then 20% for 2 weeks then 10% for 1 week guard cost < 1 USD"),
                        rollout("then 20% for 2 weeks then 50% for 1 week guard cost < 1 USD")),
                file(IssueCodes.ROLLOUT_STAGES,
                        "playbook p() { wait 1 day }\nrollout p { shadow 5 runs guard cost < 1 USD"
                                + " }",
                        rollout("guard cost < 1 USD")),
                file(IssueCodes.UNKNOWN_WORD, rollout("guard cost < 1 USD").replace("revert", "panic"),
                        rollout("guard cost < 1 USD")),
                file(IssueCodes.UNKNOWN_WORD, rollout("guard cost < 1 USD").replace("breach", "monday"),
                        rollout("guard cost < 1 USD")),
                file(IssueCodes.BAD_LITERAL, "goal g : strategic { target openRate > 3% by 2027-13-01 }",
                        "goal g : strategic { target openRate > 3% by 2027-12-01 }"),
                file(IssueCodes.MISSING_ARGUMENT, "playbook p(t: Text) { step s = site.tag(t) }\ninstance i = p()",
                        "playbook p(t: Text) { step s = site.tag(t) }\ninstance i = p(\"a\")"),
                file(IssueCodes.UNKNOWN_ARGUMENT, "playbook p() { wait 1 day }\ninstance i = p(t: \"a\")",
                        "playbook p() { wait 1 day }\ninstance i = p()"),
                file(IssueCodes.TYPE_MISMATCH, "playbook p(t: Text) { step s = site.tag(t) }\ninstance i = p(3)",
                        "playbook p(t: Text) { step s = site.tag(t) }\ninstance i = p(\"3\")"),
                file(IssueCodes.UNRESOLVED_NAME, "instance i = nope()",
                        "playbook p() { wait 1 day }\ninstance i = p()"),
                file(IssueCodes.UNRESOLVED_NAME, "playbook p(t: Text) { step s = site.tag(t) }\ninstance i = p(topic)",
                        "playbook p(t: Text) { step s = site.tag(t) }\ninstance i = p(\"topic\")"),
                file(IssueCodes.MISSING_ARGUMENT,
                        "playbook p(t: Text, d: Post) { step s = site.tag(\"${t} ${d.id}\") }\n"
                                + "instance i = p(\"a\") { trigger manual }",
                        "playbook p(t: Text, d: Post) { step s = site.tag(\"${t} ${d.id}\") }\n"
                                + "instance i = p(\"a\") { trigger on event Post overlap queue }"),
                file(IssueCodes.MISPLACED,
                        "playbook p() { wait 1 day }\ninstance i = p() { constraint no pii in Draft }",
                        "playbook p() { wait 1 day }\ninstance i = p() { priority high }"),
                file(IssueCodes.LOOSER_THAN_GOAL, "playbook p() { wait 1 day }\ninstance i = p() { why grow"
                        + " delegate full }",
                        "playbook p() { wait 1 day }\ninstance i = p() { why grow delegate supervised 5 min }"),
                file(IssueCodes.DUPLICATE_NAME, "playbook p() { wait 1 day }\ninstance p = p()",
                        "playbook p() { wait 1 day }\ninstance i = p()"),
                file(IssueCodes.OVERLAP_MISSING,
                        "playbook p() { wait 1 day }\ninstance i = p() { trigger every 1 day }",
                        "playbook p() { wait 1 day }\ninstance i = p() { trigger every 1 day overlap skip }"));
    }

    private static CheckCase limit(String code, String target, String failing, String passing) {
        String head = "policy p for effect " + target + " when at.hour > 3 ";
        String end = " because \"x\"\ntest policy p { with at = 23:00 after 3 expect limit }";
        return file(code, head + failing + end, head + passing + end);
    }

    private static String cost(String says) {
        return "policy p for cost when estimate > 1 USD " + says
                + " because \"x\"\ntest policy p { with estimate = 2 USD expect deny }";
    }

    private static String goal(String clause) {
        return "goal g : tactical { target openRate > 3% by 2027-01-01 " + clause + " }";
    }

    private static CheckCase shadow(String rules, String more, String passing) {
        String head = "policy p for effect mail.send\n ";
        String test = "\ntest policy p { with at = 23:00 expect deny }\n";
        return file(IssueCodes.SHADOWED_RULE, head + rules + test + more, head + passing + test);
    }

    static List<CheckCase> heads() {
        return List.of(head(IssueCodes.OVERLAP_MISSING, "trigger every 1 day", "trigger every 1 day overlap skip"),
                head(IssueCodes.BAD_CRON, "trigger cron \"every monday\" overlap skip",
                        "trigger cron \"0 7 * * MON\" overlap skip"),
                head(IssueCodes.BAD_CRON, "trigger cron \"0 25 * * *\" overlap skip",
                        "trigger cron \"0 23 * * *\" overlap skip"),
                head(IssueCodes.TRIGGER_TOO_OFTEN, "trigger every 30 sec overlap skip",
                        "trigger every 1 min overlap skip"),
                head(IssueCodes.TRIGGER_RULES, "trigger every 1 hour overlap skip catchUp all",
                        "trigger every 1 hour overlap queue catchUp all max 24"),
                head(IssueCodes.TRIGGER_RULES, "trigger every 1 hour overlap queue catchUp all max 1001",
                        "trigger every 1 hour overlap allow catchUp all max 1000"),
                head(IssueCodes.TRIGGER_RULES, "trigger every 1 hour overlap queue catchUp once max 3",
                        "trigger every 1 hour overlap queue catchUp once"),
                head(IssueCodes.TRIGGER_RULES, "trigger on event Draft overlap queue catchUp all",
                        "trigger on event Draft overlap queue"),
                head(IssueCodes.TRIGGER_RULES, "trigger manual overlap skip", "trigger manual"),
                head(IssueCodes.TRIGGER_EVENT, "trigger on event Nope overlap skip",
                        "trigger on event Draft overlap skip"),
                triggered(IssueCodes.MISSING_ARGUMENT, "n: Int, m: Int", "every 1 hour with n = 1 overlap skip",
                        "every 1 hour with n = 1, m = 2 overlap skip"),
                triggered(IssueCodes.MISSING_ARGUMENT, "n: Int, d: Draft", "on event Draft overlap skip",
                        "on event Draft with n = 1 overlap skip"),
                triggered(IssueCodes.TRIGGER_EVENT, "d: Draft, e: Draft", "on event Draft overlap skip",
                        "on event Draft with e = Draft { title: \"x\", body: \"y\", tags: [] } overlap skip"),
                triggered(IssueCodes.UNKNOWN_ARGUMENT, "n: Int", "every 1 hour with n = 1, m = 2 overlap skip",
                        "every 1 hour with n = 1 overlap skip"),
                triggered(IssueCodes.DUPLICATE_CLAUSE, "n: Int", "every 1 hour with n = 1, n = 2 overlap skip",
                        "every 1 hour with n = 1 overlap skip"),
                head(IssueCodes.UNKNOWN_WORD, "trigger every 1 day overlap perhaps",
                        "trigger every 1 day overlap queue"),
                head(IssueCodes.LOOSER_THAN_GOAL, "why grow delegate full", "why grow delegate supervised 5 min"),
                head(IssueCodes.UNRESOLVED_NAME, "why nope", "why grow"),
                head(IssueCodes.LOOSER_THAN_GOAL, "why grow\n step x = site.unpublish(\"a\")",
                        "why grow delegate supervised 30 min\n step x = site.unpublish(\"a\")"),
                head(IssueCodes.HOLD_MISSING, "delegate supervised", "delegate supervised 5 min"),
                head(IssueCodes.UNTIL_USELESS, "delegate approval until 2027-01-01",
                        "delegate full until 2027-01-01"),
                head(IssueCodes.DUPLICATE_CLAUSE,
                        "budget 1 USD at limit escalate budget 2 USD per run at limit escalate",
                        "budget 1 USD at limit escalate budget 2 USD per day at limit escalate"),
                head(IssueCodes.BUDGET_PERIOD, "budget 5 min operator per day at limit escalate",
                        "budget 5 min operator at limit escalate"),
                head(IssueCodes.UNKNOWN_WORD, "budget 5 USD per fortnight at limit escalate",
                        "budget 5 USD per week at limit escalate"),
                head(IssueCodes.LOOSER_THAN_PLAYBOOK,
                        "delegate supervised 5 min\n step x = site.unpublish(\"a\") delegate full",
                        "delegate supervised 5 min\n step x = site.unpublish(\"a\") delegate approval"),
                head(IssueCodes.LIMIT_WITHOUT_PATH, "budget 1 USD", "budget 1 USD at limit escalate \"much\""),
                head(IssueCodes.LIMIT_WITHOUT_PATH, "budget 1 USD at limit degrade model \"s\"",
                        "budget 1 USD at limit degrade model \"s\" else escalate"),
                head(IssueCodes.CURRENCY, "budget 1 CHF at limit escalate", "budget 1 USD at limit escalate"),
                head(IssueCodes.DUPLICATE_CLAUSE, "priority high priority low", "priority high"),
                head(IssueCodes.UNKNOWN_WORD, "priority urgent", "priority 7"),
                head(IssueCodes.MISPLACED, "delegate at most full", "delegate full"),
                head(IssueCodes.UNKNOWN_OPERATION, "delegate approval for site.nope",
                        "delegate approval for site.publish"),
                head(IssueCodes.UNRESOLVED_TYPE, "constraint no pii in Nope", "constraint no pii in Draft"));
    }

    private static CheckCase triggered(String code, String inputs, String failing, String passing) {
        return file(code, "playbook p(" + inputs + ") { trigger " + failing + "\n wait 1 day }", "playbook p(" + inputs
                + ") { trigger " + passing + "\n wait 1 day }");
    }

    private static CheckCase head(String code, String failing, String passing) {
        return file(code, "playbook p() { " + failing + "\n wait 1 day }", "playbook p() { " + passing
                + "\n wait 1 day }");
    }
}
