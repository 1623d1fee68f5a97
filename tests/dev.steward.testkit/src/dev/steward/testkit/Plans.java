package dev.steward.testkit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * Plans written tersely. The connector {@code t.out} has an operation of each effect kind: {@code read} reads;
 * {@code put} is idempotent by its argument; {@code add} is compensated by {@code remove} and verified by {@code find};
 * {@code fire} is irreversible without verify, {@code launch} with; {@code paid} reads and costs 0.30 USD, {@code buy}
 * is a {@code launch} that costs as much.
 */
public final class Plans {

    public static final Type TEXT = new Type.Prim(Type.Kind.TEXT), INT = new Type.Prim(Type.Kind.INT),
            NOTHING = new Type.Nothing();
    public static final String OUT = "t.out";

    private Plans() {
    }

    // ---- expressions

    public static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }

    public static Expr num(long number) {
        return new Expr.Const(new Value.Int(number));
    }

    public static Expr span(Duration duration) {
        return new Expr.Const(new Value.Span(duration));
    }

    public static Expr var(String name) {
        return new Expr.Var(name);
    }

    public static Expr list(Expr... items) {
        return new Expr.Listing(List.of(items));
    }

    public static Expr op(Expr.Op op, Expr... operands) {
        return new Expr.Apply(op, List.of(operands));
    }

    public static Expr join(Expr... parts) {
        return new Expr.Template(List.of(parts));
    }

    // ---- calls

    public static Call call(String operation, Expr... args) {
        var named = new LinkedHashMap<String, Expr>();
        if (args.length > 0) {
            named.put("id", args[0]);
        }
        return new Call.Operation(OUT, operation, named);
    }

    public static Call agent(String name) {
        return new Call.Agent(name, Map.of());
    }

    public static Call pure(Expr value) {
        return new Call.Pure(value);
    }

    public static Call sub(String playbook, Object... args) {
        return new Call.Sub(playbook, named(args));
    }

    static Map<String, Expr> named(Object... args) {
        var named = new LinkedHashMap<String, Expr>();
        for (var i = 0; i < args.length; i += 2) {
            named.put((String) args[i], (Expr) args[i + 1]);
        }
        return named;
    }

    // ---- statements

    public static StepPlan step(String name, Call call) {
        return new StepPlan(name, call);
    }

    public static Stmt let(String name, Expr value) {
        return new Stmt.Let(name, value);
    }

    public static Stmt returns(Expr value) {
        return new Stmt.Return(value);
    }

    public static Stmt saga(Object... body) {
        return new Stmt.Saga(block(body));
    }

    public static Stmt waits(String name, Duration time) {
        return new Stmt.Wait(name, span(time));
    }

    public static Stmt parallel(int max, Stmt.Join join, int count, Stmt.Block... lanes) {
        return new Stmt.Parallel(max, join, count, List.of(lanes));
    }

    public static Stmt foreach(String variable, Expr in, int parallel, Object... body) {
        return new Stmt.Foreach(null, variable, in, var(variable), 100, parallel, block(body));
    }

    /** Statements, steps, and at the end perhaps an expression for the block's value. */
    public static Stmt.Block block(Object... parts) {
        var statements = new ArrayList<Stmt>();
        Expr result = null;
        for (var part : parts) {
            switch (part) {
                case Stmt s -> statements.add(s);
                case StepPlan s -> statements.add(s.build());
                case Expr e -> result = e;
                default -> throw new IllegalArgumentException("no statement: " + part);
            }
        }
        return new Stmt.Block(statements, result);
    }

    public static Stmt.Budget usd(double usd) {
        return usd(usd, null, null);
    }

    public static Stmt.Budget usd(double usd, @Nullable String degrade, @Nullable String escalate) {
        return new Stmt.Budget(BigDecimal.valueOf(usd).movePointRight(6).longValueExact(), null, null, null, degrade,
                escalate);
    }

    // ---- plans

    /** A plan of one playbook. */
    public static Plan plan(Object... body) {
        return new PlanBuilder().main(body).build();
    }

    /** The connector for tests. */
    static Plan.ConnectorPlan connector() {
        var operations = new LinkedHashMap<String, Plan.OperationPlan>();
        for (var op : List.of(operation("read", TEXT, Plan.EffectKind.READS, null, null, null, 0),
                operation("paid", TEXT, Plan.EffectKind.READS, null, null, null, 300_000),
                operation("find", new Type.OptionalOf(TEXT), Plan.EffectKind.READS, null, null, null, 0),
                operation("put", TEXT, Plan.EffectKind.IDEMPOTENT, var("id"), null, null, 0),
                operation("add", TEXT, Plan.EffectKind.COMPENSATED, null, "remove", "find", 0),
                operation("remove", NOTHING, Plan.EffectKind.IDEMPOTENT, var("id"), null, null, 0),
                operation("fire", TEXT, Plan.EffectKind.IRREVERSIBLE, null, null, null, 0),
                operation("launch", TEXT, Plan.EffectKind.IRREVERSIBLE, null, null, "find", 0),
                operation("buy", TEXT, Plan.EffectKind.IRREVERSIBLE, null, null, "find", 300_000))) {
            operations.put(op.name(), op);
        }
        return new Plan.ConnectorPlan(OUT, "test", null, null, Map.of(), operations, null);
    }

    private static Plan.OperationPlan operation(String name, Type result, Plan.EffectKind effect, @Nullable Expr key,
            @Nullable String compensatedBy, @Nullable String verify, long cost) {
        return new Plan.OperationPlan(name, List.of(new Plan.Param("id", TEXT, null)), result, effect, key,
                compensatedBy,
                verify, cost);
    }

    /** Types that tests need: an enum, a type, a record and a fact. */
    public static TypeTable types() {
        var types = new LinkedHashMap<String, TypeDef>();
        types.put("t.Tag", new TypeDef.EnumDef("t.Tag", List.of("product", "craft")));
        types.put("t.Draft", struct("t.Draft", TypeDef.StructKind.TYPE, null, "title",
                new Type.Prim(Type.Kind.TEXT, null, BigDecimal.TEN), "tags", new Type.ListOf(new Type.Named("t.Tag"))));
        types.put("t.Issue", struct("t.Issue", TypeDef.StructKind.RECORD, "number", "number", INT, "title", TEXT));
        types.put("t.Voice", struct("t.Voice", TypeDef.StructKind.FACT, null, "text", TEXT));
        return new TypeTable(types);
    }

    private static TypeDef struct(String name, TypeDef.StructKind kind, @Nullable String key, Object... fields) {
        var list = new ArrayList<TypeDef.Field>();
        for (var i = 0; i < fields.length; i += 2) {
            list.add(new TypeDef.Field((String) fields[i], (Type) fields[i + 1], java.util.Set.of()));
        }
        return new TypeDef.StructDef(name, kind, list, key, kind == TypeDef.StructKind.FACT ? "company" : null,
                kind == TypeDef.StructKind.FACT ? "P2Y" : null, null);
    }
}
