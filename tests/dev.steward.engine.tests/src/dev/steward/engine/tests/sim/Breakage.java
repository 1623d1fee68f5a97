package dev.steward.engine.tests.sim;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to break the engine: its own source text with some places changed. Each place has to be there exactly once,
 * so that a breakage that no longer breaks anything is noticed.
 *
 * @param tornOk with a store that takes torn commits for whole ones
 */
record Breakage(String name, boolean tornOk, List<Change> changes) {

    /** A place in a class below {@code dev.steward.engine.internal}; white space does not matter. */
    record Change(String file, String place, String instead) {
    }

    @Override
    public String toString() {
        return name;
    }

    private static Breakage of(String name, Change... changes) {
        return new Breakage(name, false, List.of(changes));
    }

    private static Change in(String file, String place, String instead) {
        return new Change(file, place, instead);
    }

    /** Each of them has to be caught. */
    static List<Breakage> all() {
        return Stream.concat(around().stream(), inside().stream()).toList();
    }

    private static List<Breakage> around() {
        return List.of(
                of("limits forgotten by a crash", in("drive/Meters",
                        "values.put(name(claim) + meter.start + \"/\" + run.text(), row.bytes());", "")),
                of("limits that nobody keeps to", in("drive/Meters", "if (!claim.fits(used)) {",
                        "if (claim.amount() < 0) {")),
                of("calls that no limit counts", in("core/Spending", "share = run.quotas.ask(wish.limits().stream()",
                        "share = run.quotas.ask(wish.limits().stream().filter(each -> each.budget() != null)")),
                of("lost barrier", in("drive/Orders", "if (call.barrier())",
                        "if (call.barrier() && !call.barrier())")),
                resultBeforeIntent(),
                of("acknowledged before commit", in("drive/RunBody", "nextDue = entry.last().row().nextDue();",
                        "nextDue = entry.last().row().nextDue(); told.complete(null);")),
                of("heard before commit", in("drive/RunBody", "nextDue = entry.last().row().nextDue();",
                        "nextDue = entry.last().row().nextDue(); batches.forEach(b -> shared.publish(b.events()));")));
    }

    /** Calls are made at once, and what was intended is written with what came of it. */
    private static Breakage resultBeforeIntent() {
        return of("result before intent", in("drive/Orders", "if (call.barrier())",
                "if (call.barrier() && !call.barrier())"), in("drive/Ledger", "private long appended;", """
                                private long appended;
                                private RunStore.@Nullable Append later;
                                private CompletableFuture<Void> laterTold = new CompletableFuture<>();
                                """),
                in("drive/Ledger", "var stage = shared.ports.store().append(append);",
                        "var stage = written(batches, append);"),
                in("drive/Ledger", "private void faults(Batch batch)", """
                                private java.util.concurrent.CompletionStage<Void> written(List<Batch> batches, RunStore.Append append) {
                                    var before = later;
                                    if (before != null) {
                                        var told = laterTold;
                                        later = null;
                                        shared.ports.store().append(before).whenComplete((done, error) -> {
                                            if (error == null) {
                                                told.complete(null);
                                            } else {
                                                told.completeExceptionally(error);
                                            }
                                        });
                                    }
                                    for (var batch : batches) {
                                        if (batch.outs().stream().anyMatch(Out.CallIntended.class::isInstance)) {
                                            later = append;
                                            laterTold = new CompletableFuture<>();
                                            return laterTold;
                                        }
                                    }
                                    return shared.ports.store().append(append);
                                }

                                private void faults(Batch batch)"""));
    }

    private static List<Breakage> inside() {
        return List.of(
                of("double compensation", in("core/SagaFrame", "outer.undos.addAll(undos);",
                        "outer.undos.addAll(undos); outer.undos.addAll(undos);")),
                of("compensation out of order", in("core/SagaFrame", "undos.remove(undos.size() - 1)",
                        "undos.remove(0)")),
                of("budget released early", in("core/Cap", "reserved += microUsd;", "reserved += 0;"),
                        in("core/Cap", "reserved -= reservedBefore;", "reserved -= 0;")),
                of("timer lost on restart", in("core/Timers",
                        "open.values().forEach(t -> run.command(new Command.SetTimer(t.number(), t.due())));", "")),
                of("approval payload changed after approval", in("core/OperationGate",
                        "action.open(redacted(changed, verdict), verdict.limits());",
                        "action.open(args, verdict.limits());")),
                of("retry under a new key", in("core/OperationAction", "operation, args, key, run.now(),",
                        "operation, args, key + (attempts() == 0 ? \"\" : \"+\" + attempts()), run.now(),")),
                of("calls of a model that no rule denies", in("core/OperationGate", "if (denied != null) {",
                        "if (denied != null && !action.step.tool()) {")),
                of("calls of a model beside the agent's budget", in("core/Caps", "case ToolRound t -> t.cap();",
                        "case ToolRound t -> null;")),
                of("budgets that begin anew with every resumption",
                        in("core/Caps", "before.putAll(more.budgets());", "more.budgets();")),
                of("duplicate delivery applied", in("core/Asks", "var asked = open.remove(in.ask());",
                        "var asked = open.get(in.ask());")),
                of("late answer applied", in("drive/CallDesk", "if (flights.remove(flight.call, flight)) {",
                        "flights.remove(flight.call, flight); {"),
                        in("core/Phase", "case In.CallDone d -> run.calls.expects(d.call());",
                                "case In.CallDone d -> true;")),
                new Breakage("torn commit accepted", true, List.of()),
                of("iteration keys mixed up", in("core/ForeachFrame", "keys.get(index)",
                        "keys.get(keys.size() - 1 - index)")),
                of("stop not heard by rows", in("drive/RunBody",
                        "throttle(new CompletableFuture<>()); }", "}"),
                        in("drive/RunBody",
                                "catchUp(); var in = fact.apply(last);",
                                "var in = fact.apply(last);")));
    }
}
