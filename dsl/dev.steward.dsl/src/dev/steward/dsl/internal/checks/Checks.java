package dev.steward.dsl.internal.checks;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.labels.Tracker;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BudgetClause;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import java.util.Iterator;
import java.util.List;
import org.eclipse.emf.ecore.EObject;

/** Runs all checks over all files: each element once, each check a class of its own. */
public final class Checks {

    private final DataChecks data;
    private final ConnectorChecks connectors;
    private final KindChecks kinds;
    private final AgentChecks agents;
    private final PlaybookChecks playbooks;
    private final FlowChecks flow;
    private final UseChecks uses;
    private final ClauseChecks clauses;
    private final StepChecks steps;
    private final HandlerChecks handlers;
    private final RepeatChecks repeats;
    private final ShadowChecks shadows;
    private final Tracker labels;
    private final GateChecks gates;
    private final SagaChecks sagas;
    private final LoopChecks loops;
    private final DeadlineChecks deadlines;
    private final PeopleChecks people;
    private final MemoryChecks memory;
    private final BudgetChecks budgets;
    private final PolicyChecks policies;
    private final StrategyChecks strategy;
    private final TestChecks tests;
    private final LiteralChecks literals;
    private final BoundChecks bounds;
    private final CurrencyChecks currencies;
    private final List<PlaybookFile> files;

    /** Findings go to the given collector. */
    public Checks(Analysis analysis, Issues issues, List<PlaybookFile> files, ConnectorKinds kinds) {
        this.files = files;
        data = new DataChecks(analysis, issues);
        connectors = new ConnectorChecks(analysis, issues);
        this.kinds = new KindChecks(kinds, issues);
        agents = new AgentChecks(analysis, issues);
        playbooks = new PlaybookChecks(analysis, issues);
        flow = new FlowChecks(issues);
        uses = new UseChecks(analysis, issues);
        clauses = new ClauseChecks(analysis, issues);
        steps = new StepChecks(analysis, issues);
        handlers = new HandlerChecks(issues);
        repeats = new RepeatChecks(analysis, issues);
        shadows = new ShadowChecks(analysis, issues);
        labels = new Tracker(analysis, issues);
        gates = new GateChecks(analysis, issues);
        sagas = new SagaChecks(analysis, issues);
        loops = new LoopChecks(analysis, issues);
        deadlines = new DeadlineChecks(issues);
        people = new PeopleChecks(issues, gates);
        memory = new MemoryChecks(analysis, issues);
        budgets = new BudgetChecks(analysis, issues);
        policies = new PolicyChecks(analysis, issues, files);
        strategy = new StrategyChecks(analysis, issues);
        tests = new TestChecks(analysis, issues);
        literals = new LiteralChecks(issues);
        bounds = new BoundChecks(analysis, issues);
        currencies = new CurrencyChecks(analysis, issues);
    }

    /** Once. */
    public void run() {
        for (PlaybookFile file : files) {
            file.getDeclarations().forEach(this::declaration);
            Iterator<EObject> all = file.eAllContents();
            while (all.hasNext()) {
                element(all.next());
            }
        }
        shadows.check(files);
        labels.run(files);
    }

    private void declaration(Declaration declaration) {
        data.check(declaration);
        strategy.check(declaration);
        switch (declaration) {
            case ConnectorDecl connector -> {
                connectors.check(connector);
                kinds.check(connector);
            }
            case AgentDecl agent -> agents.check(agent);
            case PlaybookDecl playbook -> {
                playbooks.check(playbook);
                flow.check(playbook);
                uses.check(playbook);
            }
            case PolicyDecl policy -> policies.check(policy);
            case PolicyTest test -> policies.check(test);
            case PlaybookTest test -> tests.check(test);
            default -> {
                // done above
            }
        }
    }

    private void element(EObject element) {
        switch (element) {
            case StepStatement step -> {
                steps.check(step);
                repeats.check(step);
                gates.check(step);
                sagas.check(step);
            }
            case SagaStatement saga -> {
                sagas.check(saga);
                handlers.check(saga.getHandlers(), saga);
            }
            case LetStatement let -> handlers.check(let.getHandlers(), let.getValue());
            case BlockExpressionStatement block -> handlers.check(block.getHandlers(), block.getExpression());
            case RaiseStatement raise -> steps.raise(raise);
            case ForeachExpression loop -> loops.check(loop);
            case ParallelExpression parallel -> loops.check(parallel);
            case DeadlineStatement deadline -> {
                deadlines.check(deadline);
                handlers.check(deadline.getHandlers(), deadline);
            }
            case EventExpression event -> deadlines.check(event);
            case RaceExpression race -> loops.check(race);
            case RepeatExpression loop -> loops.check(loop);
            case HumanTask human -> people.check(human);
            case RecallExpression recall -> memory.check(recall);
            case RememberExpression remember -> memory.check(remember);
            case BudgetClause budget -> budgets.check(budget);
            default -> clauses.check(element);
        }
        literals.check(element);
        bounds.check(element);
        currencies.check(element);
    }
}
