package dev.steward.cli.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.runtime.tell.Beginning;
import dev.steward.engine.Engine;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.Suggestions;

/** {@code steward run}: one run of a playbook, followed to its end or its next wait. */
public final class RunCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("run", "NAME|FILE[#name]", 1, 1,
                List.of(Option.values("--input", "k=v", "an input"),
                        Option.value("--input-file", "F.json", "inputs as one JSON object"),
                        Option.value("--model", "ID", "this model for every agent, such as rehearsal or openai:NAME"),
                        Option.value("--approve", "ask|all|none",
                                "who answers: you, yes to all but irreversible effects, or no (default ask)"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Run one playbook",
                List.of("It is checked first. What happened is safe at any moment: after an interrupt or a power cut,"
                        + " 'steward resume' goes on."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var approvals = approvals(call.arguments().value("--approve").orElse("ask"));
        var patience = Numbers.span(call.arguments(), "--wait", Duration.ofSeconds(60));
        var typed = Pairs.read(call.arguments().values("--input"), "--input");
        var json = new LinkedHashMap<String, String>();
        call.arguments().value("--input-file").ifPresent(name -> take(read(call.path(name)), typed, json));
        var folder = call.company();
        try (var opening = new Opening(call.steward(), folder)) {
            var prepared = call.steward().checks(folder).prepare(call.arguments().operands().getFirst(),
                    call.streams().directory());
            var request = new RunService.Request(prepared, prepared.inputs(folder.settings(), typed, json),
                    call.arguments().value("--model").orElse(null), approvals);
            var company = opening.company();
            if (company.owner().here()) {
                call.steward().checks(folder).require(prepared);
            }
            return run(call, company, request, patience);
        }
    }

    private static ExitCode run(Invocation call, Company company, RunService.Request request, Duration patience)
            throws InterruptedException {
        company.queue().checkGoing();
        try (var follower = new Follower(call, company, patience, Follower.asking(call, company));
                var interrupt = new Interrupt(call, company)) {
            head(call, company, request);
            return follower.follow(interrupt.begin(company, request, follower));
        }
    }

    private static void head(Invocation call, Company company, RunService.Request request) {
        Beginning.lines(request.playbook(), call.steward().checks(company.folder()).notDone(request.playbook().name()),
                company.runs().models(request.playbook(), request.model()),
                "with --model").stream().map(call.paint()::line)
                .forEach(call::note);
    }

    static Engine.Approvals approvals(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ask" -> Engine.Approvals.ASK;
            case "all" -> Engine.Approvals.ALL;
            case "none" -> Engine.Approvals.NONE;
            default -> throw ProblemException.wrongUse("--approve " + word + " is unknown."
                    + Suggestions.didYouMean(word, List.of("ask", "all", "none")) + " Write ask, all or none.");
        };
    }

    /** Texts are read as if they were typed, so that dates and lengths of time can be given; all else must fit exactly. */
    private static void take(JsonObject file, Map<String, String> typed, Map<String, String> json) {
        file.entrySet().forEach(field -> {
            if (field.getValue() instanceof JsonPrimitive value && value.isString()) {
                typed.putIfAbsent(field.getKey(), value.getAsString());
            } else {
                json.put(field.getKey(), field.getValue().toString());
            }
        });
    }

    private static JsonObject read(Path file) {
        try {
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject object) {
                return object;
            }
            throw ProblemException.wrongUse(file + " holds no JSON object; write {\"input\": value, …}.");
        } catch (IOException e) {
            throw ProblemException.wrongUse("The input file " + file + " can't be read; check its name.");
        } catch (JsonParseException e) {
            throw ProblemException.wrongUse(file + " is no JSON; write {\"input\": value, …}.");
        }
    }
}
