package dev.steward.cli.internal.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.steward.cli.internal.Invocation;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.Say;
import dev.steward.cli.internal.text.Wrap;
import dev.steward.engine.Engine;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.runtime.AnswerForm;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.ProblemException;

/** Shows a question with all that is needed to answer it, and takes the answer on a terminal. */
public final class CardDialog {

    private static final int LABEL = 10, MOST_LABEL = 24, NOW = 60;

    private final Invocation call;
    private final InboxService inbox;
    private final ZoneId zone;
    private int label = LABEL;

    /** For the questions of one company. */
    public CardDialog(Invocation call, InboxService inbox, ZoneId zone) {
        this.call = call;
        this.inbox = inbox;
        this.zone = zone;
    }

    /** Prints the card. */
    public void show(Engine.Card card) {
        var paint = call.paint();
        call.print("");
        call.print(paint.in(Tone.WAITING, "◆ ") + paint.in(Tone.STRONG, Wrap.clean(card.title())) + "  "
                + paint.in(Tone.FAINT, card.id()));
        var form = new AnswerForm(card).fields().stream().map(AnswerForm.Field::name);
        label = Stream.of(card.evidence().keySet().stream(), card.args().keySet().stream(), form)
                .flatMap(names -> names)
                .mapToInt(n -> n.length() + 2)
                .max().orElse(0);
        label = Math.clamp(label, LABEL, MOST_LABEL);
        card.because().forEach(line -> row("because", line));
        card.evidence().forEach((label, value) -> row(label, Shown.text(value, zone)));
        card.args().forEach((name, value) -> row(name + (card.editable().containsKey(name) ? " *" : ""),
                Shown.text(value, zone)));
        var expires = card.expires();
        if (expires != null) {
            row("expires", "in " + Say.span(Duration.between(Instant.now(), expires)));
        }
        form(new AnswerForm(card));
    }

    /** What can be filled in: name, type, and what it holds now. */
    private void form(AnswerForm form) {
        var fields = form.fields();
        if (fields.isEmpty()) {
            return;
        }
        call.print(call.paint().in(Tone.FAINT, form.needed() ? "  to fill in" : "  * can be edited"));
        for (var field : fields) {
            var now = field.now();
            row("  " + field.name(), form.words(field) + (now == null || now instanceof Value.None ? ""
                    : ", now " + Say.oneLine(Shown.text(now, zone), NOW)));
        }
    }

    /** How it is answered on the command line. */
    public void hint(Engine.Card card) {
        var form = new AnswerForm(card);
        call.note("  answer with: " + form.command());
        if (!form.needed() && !form.fields().isEmpty()) {
            call.note("  or change it: " + form.edit());
        }
    }

    /** The whole text, since nobody can approve what he can't read. */
    private void row(String name, String text) {
        var width = call.streams().live() ? Math.max(20, call.screen().width() - label - 5) : Integer.MAX_VALUE;
        var lead = "  " + call.paint().in(Tone.FAINT, name + " ".repeat(Math.max(0, label - name.length()))) + "  ";
        for (var line : Wrap.lines(text, width)) {
            call.print((lead + line).stripTrailing());
            lead = " ".repeat(label + 4);
        }
    }

    /** Asks until there is an answer that fits; false when the person wants to answer later. */
    public boolean ask(Engine.Card card) {
        show(card);
        var shown = System.nanoTime();
        var edit = card.editable().isEmpty() ? "" : "[e]dit  ";
        var approve = new AnswerForm(card).needed() ? "" : "[a]pprove  ";
        while (true) {
            var word = line("  " + approve + edit + "[r]eject  [l]ater > ");
            if (word.isEmpty()) {
                return false;
            }
            try {
                switch (word.get().strip().toLowerCase(Locale.ROOT)) {
                    case "a", "approve", "y", "yes" -> {
                        inbox.decide(card.id(), Engine.Answer.APPROVE, Map.of(), null, since(shown));
                        return true;
                    }
                    case "r", "reject", "n", "no" -> {
                        inbox.decide(card.id(), Engine.Answer.REJECT, Map.of(),
                                line("  why (may be empty) > ").orElse(""), since(shown));
                        return true;
                    }
                    case "e", "edit" -> {
                        inbox.decide(card.id(), Engine.Answer.EDIT, edits(card), null, since(shown));
                        return true;
                    }
                    case "l", "later", "s" -> {
                        return false;
                    }
                    default -> call.print("  Type a" + (edit.isEmpty() ? "" : ", e") + ", r or l.");
                }
            } catch (ProblemException e) {
                call.print("  " + e.sentence());
            }
        }
    }

    private static Duration since(long shown) {
        return Duration.ofNanos(System.nanoTime() - shown).truncatedTo(ChronoUnit.MILLIS);
    }

    private Map<String, String> edits(Engine.Card card) {
        var edits = new LinkedHashMap<String, String>();
        for (var field : new AnswerForm(card).fields()) {
            var name = field.name();
            var now = field.now();
            var shown = now == null ? "" : " [" + Say.oneLine(Shown.text(now, zone), 60) + "]";
            line("  " + name + shown + " (empty keeps it) > ").filter(t -> !t.isBlank())
                    .ifPresent(t -> edits.put(name, t));
        }
        return edits;
    }

    private Optional<String> line(String prompt) {
        call.streams().out().print(prompt);
        call.streams().out().flush();
        try {
            return Optional.ofNullable(call.streams().in().readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
