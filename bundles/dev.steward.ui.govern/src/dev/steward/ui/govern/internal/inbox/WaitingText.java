package dev.steward.ui.govern.internal.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** Questions as rows. Pure. */
public final class WaitingText {

    /** Approve as it is. */
    public static final String APPROVE = "approve";
    /** Open the card to change something. */
    public static final String EDIT = "edit";
    /** Refuse. */
    public static final String REJECT = "reject";

    private static final List<Row.Action> GATE = List.of(new Row.Action(APPROVE, "Approve", 'A', true),
            new Row.Action(EDIT, "Edit…", 'E', false), new Row.Action(REJECT, "Reject", 'R', false));
    private static final List<Row.Action> HOLD = List.of(new Row.Action(APPROVE, "Let it run", 'A', true),
            new Row.Action(REJECT, "Object", 'R', false));
    private static final List<Row.Action> FORM = List.of(new Row.Action(EDIT, "Open…", 'E', false));

    private WaitingText() {
    }

    /** With what can be done about it right here. */
    public static Row row(Waiting ask, Instant now, ZoneId zone) {
        var plain = plain(ask, now, zone);
        return new Row(plain.key(), plain.sign(), plain.title(), plain.detail(), plain.end(), plain.tip(),
                ask.kind().equals("hold") ? HOLD : ask.gate() ? GATE : FORM);
    }

    private static Row plain(Waiting ask, Instant now, ZoneId zone) {
        var expires = ask.expires();
        var detail = joined(Say.simple(ask.playbook()), kind(ask.kind()), ask.irreversible() ? "irreversible" : null,
                expires == null ? null : Say.left(expires, now));
        var tip = "Asked " + Say.exact(ask.opened(), zone)
                + (expires == null ? "" : "\nEnds " + Say.exact(expires, zone)) + "\n" + ask.run();
        return new Row(ask.ask(), Sign.DECIDE, ask.title(), detail, Say.money(ask.microUsd()), tip);
    }

    private static @Nullable String kind(String kind) {
        return switch (kind) {
            case "approval" -> null;
            case "hold" -> "runs by itself unless you object";
            case "human" -> "human step";
            case "unknown" -> "outcome unknown";
            case "budget" -> "over budget";
            case "deadline" -> "out of time";
            default -> kind;
        };
    }

    /** Parts with a dot between them; null and empty ones are left out. */
    public static String joined(@Nullable String... parts) {
        return String.join("  ·  ", Stream.of(parts).filter(part -> part != null && !part.isEmpty()).toList());
    }
}
