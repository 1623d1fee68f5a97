package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AskAction;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.LimitPolicyAction;
import dev.steward.dsl.playbook.MockClause;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyRule;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.RedactAction;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Type;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;

/** Policies, goals, KPIs and tests. */
final class GovernanceFixes {

    private GovernanceFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.UNTESTED_POLICY, GovernanceFixes::policyTest);
        fixes.on(IssueCodes.POLICY_WITHOUT_RULE, f -> f.append("Add a rule", f.around(PolicyDecl.class),
                "\n  when cost > 1 USD deny because \"That is too expensive.\""));
        fixes.on(IssueCodes.POLICY_WITHOUT_REASON, f -> f.append("Add a reason", f.exactly(PolicyRule.class),
                " because \"Say why.\""));
        fixes.on(IssueCodes.SHADOWED_RULE, GovernanceFixes::shadowed);
        fixes.on(IssueCodes.KPI_WITHOUT_SOURCE, GovernanceFixes::kpi);
        fixes.on(IssueCodes.GOAL_WITHOUT_KPI, GovernanceFixes::goal);
        fixes.on(IssueCodes.UNMOCKED_BOUNDARY, GovernanceFixes::mocks);
        fixes.on(IssueCodes.MOCK_WITHOUT_VALUE, GovernanceFixes::answers);
        fixes.on(IssueCodes.EMPTY, f -> {
            PolicyTest test = f.around(PolicyTest.class);
            if (test != null) {
                f.append("Add a case", Places.first(test, Places.OPEN), " with cost = 2 USD expect deny");
            }
        });
    }

    private static void policyTest(Finding finding) {
        PolicyDecl policy = finding.around(PolicyDecl.class);
        if (policy != null) {
            String says = policy.getRules().isEmpty() ? "deny" : switch (policy.getRules().getFirst().getAction()) {
                case AskAction ask -> "ask";
                case LimitPolicyAction limit -> "limit";
                case RedactAction redact -> "redact";
                case null, default -> "deny";
            };
            String after = says.equals("limit") ? " after 1000" : "";
            finding.append("Add a test of " + policy.getName(), policy, "\n\ntest policy " + policy.getName() + " {\n"
                    + "  with cost = 2 USD" + after + " expect " + says
                    + "\n  with cost = 0.10 USD expect allow\n}");
        }
    }

    private static void shadowed(Finding finding) {
        PolicyRule rule = finding.around(PolicyRule.class);
        PolicyDecl policy = finding.around(PolicyDecl.class);
        if (rule != null && policy != null && policy.getRules().size() > 1) {
            finding.remove("Remove the rule", rule);
        }
    }

    private static void kpi(Finding finding) {
        KpiDecl kpi = finding.around(KpiDecl.class);
        if (kpi == null || kpi.getType() == null) {
            return;
        }
        if (kpi.getSource() != null) {
            finding.append("Measure it once a day", kpi.getSource(), " every 1 day");
            return;
        }
        Type wanted = finding.analysis().typeOf(kpi.getType());
        for (ConnectorDecl connector : finding.visible(ConnectorDecl.class)) {
            for (var member : connector.getMembers()) {
                if (member instanceof OperationDecl operation && measures(finding, operation, wanted)) {
                    String call = connector.getName() + "." + operation.getName() + "()";
                    finding.append("Take it from " + call, kpi.getType(),
                            " from " + call + (kpi.getCadence() == null ? " every 1 day" : ""));
                }
            }
        }
    }

    private static boolean measures(Finding finding, OperationDecl operation, Type wanted) {
        return operation.getTraits().stream().anyMatch(ReadsTrait.class::isInstance)
                && operation.getParameters().isEmpty()
                && finding.analysis().fits(wanted, finding.analysis().resultOf(operation));
    }

    private static void goal(Finding finding) {
        GoalDecl goal = finding.around(GoalDecl.class);
        ILeafNode open = Places.first(goal, Places.OPEN);
        for (KpiDecl kpi : finding.visible(KpiDecl.class)) {
            if (kpi.getType() != null && kpi.getName() != null) {
                String value = finding.defaults().of(finding.analysis().typeOf(kpi.getType()));
                finding.append("Measure it by " + kpi.getName(), open,
                        " target " + kpi.getName() + " >= " + value + " by 2027-12-31 ");
            }
        }
    }

    private static void mocks(Finding finding) {
        PlaybookTest test = finding.around(PlaybookTest.class);
        ILeafNode close = Places.last(test, Places.CLOSE);
        if (test == null || close == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String name : finding.issue().data()) {
            Type result = answer(finding, test, name);
            boolean answers = result != null && result != Type.Special.NOTHING && !result.isUnknown();
            text.append("  mock ").append(name)
                    .append(answers && result != null ? " returns " + finding.defaults().of(result) : "").append('\n');
        }
        String indent = finding.indent(test);
        boolean lineBegins = finding.source().text().substring(0, close.getOffset()).stripTrailing().length() < finding
                .source().text().lastIndexOf('\n', close.getOffset());
        finding.propose("Add what is to be mocked", List.of(new TextEdit(close.getOffset(), 0,
                (lineBegins ? "" : "\n") + text + indent)));
    }

    /** Only where the value would answer for nothing else. */
    private static void answers(Finding finding) {
        MockClause mock = finding.around(MockClause.class);
        PlaybookTest test = finding.around(PlaybookTest.class);
        MockTarget target = finding.around(MockTarget.class);
        if (mock == null || test == null || target == null || mock.getTargets().size() > 1) {
            return;
        }
        Type result = answer(finding, test, String.valueOf(target.getName()));
        if (result != null && !result.isUnknown()) {
            finding.append("Add what it answers with", target, " returns " + finding.defaults().of(result));
        }
    }

    private static @Nullable Type answer(Finding finding, PlaybookTest test, String name) {
        OperationDecl operation = finding.analysis().operation(test, name);
        if (operation != null) {
            return finding.analysis().resultOf(operation);
        }
        Declaration declaration = finding.analysis().declaration(test, name);
        if (declaration instanceof AgentDecl agent) {
            return finding.analysis().resultOf(agent);
        }
        if (declaration instanceof PlaybookDecl playbook) {
            return playbook.getResult() == null ? Type.Special.NOTHING
                    : finding.analysis().typeOf(playbook.getResult());
        }
        for (StepStatement step : new Owners(finding.analysis()).steps(test)) {
            if (name.equals(step.getName()) && Regions.of(step) != null) {
                return finding.analysis().typeOfLocal(step);
            }
        }
        return null;
    }
}
