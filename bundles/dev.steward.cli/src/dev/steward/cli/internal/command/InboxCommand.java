package dev.steward.cli.internal.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.CardDialog;
import dev.steward.runtime.tell.Tone;
import dev.steward.cli.internal.text.Json;
import dev.steward.runtime.tell.Say;

/** {@code steward inbox}: what waits for the operator. */
public final class InboxCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("inbox", "[ID]", 0, 1, List.of(), "List what waits for you, or show one request in full",
                List.of("Answer with 'steward decide ID approve|reject|edit'."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var folder = call.company();
        try (var company = call.steward().open(folder)) {
            var id = call.arguments().operand(0);
            if (id.isPresent()) {
                company.runs().recover(company.inbox().run(id.get()));
            }
            var asks = company.inbox().open().stream().filter(a -> id.isEmpty() || a.id().equals(id.get())).toList();
            if (asks.isEmpty()) {
                call.note(id.isEmpty() ? "Nothing waits for you."
                        : "The request '" + id.get() + "' is answered or expired.");
            }
            for (var ask : asks) {
                call.json(Json.withCard(ask, id.isPresent() ? company.inbox().card(ask.id()) : Optional.empty()));
                if (id.isPresent()) {
                    company.inbox().card(ask.id()).ifPresent(card -> {
                        var dialog = new CardDialog(call, company.inbox(), folder.settings().zone());
                        dialog.show(card);
                        dialog.hint(card);
                    });
                } else {
                    var expires = ask.expires();
                    call.print(
                            call.paint().in(Tone.WAITING, "◆ ") + ask.id() + "  " + Say.oneLine(ask.title(), 100) + "  "
                                    + call.paint().in(Tone.FAINT, ask.kind() + " · " + ask.run() + (expires == null ? ""
                                            : " · " + Say.span(Duration.between(Instant.now(), expires)) + " left")));
                }
            }
        }
        return ExitCode.DONE;
    }
}
