package dev.steward.engine.internal.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Shown;

/**
 * A limit that a call must fit: of a policy, or of a budget for a period.
 *
 * @param budget  null for a policy
 * @param name    of the policy, or of what the budget is for
 * @param because the policy's reason
 * @param unit    such as {@code USD}, for people
 */
public record Quota(Claim claim, Stmt.@Nullable Budget budget, String name, String because, String unit) {

    Quota anyway() {
        return new Quota(claim.anyway(), budget, name, because, unit);
    }

    /** Such as {@code 3 of 3 this day}, or {@code 4.90 of 5.00 USD this day}. */
    public String words(long used) {
        return amount(used) + " of " + (claim.limit() == Long.MAX_VALUE ? "any number" : amount(claim.limit()))
                + (unit.isEmpty() ? "" : " " + unit) + " this " + claim.period().name().toLowerCase(Locale.ROOT);
    }

    /** Such as {@code 3 per day}. */
    public String most() {
        return amount(claim.limit()) + (unit.isEmpty() ? "" : " " + unit) + " per "
                + claim.period().name().toLowerCase(Locale.ROOT);
    }

    /** Why it does not fit. */
    public String complaint(long used, Instant now, ZoneId zone) {
        var first = budget == null ? "its limit" : "the budget of " + name + " per "
                + claim.period().name().toLowerCase(Locale.ROOT);
        var end = Periods.end(claim.period(), now, zone);
        return first + " does not cover a further " + amount(claim.amount()) + (unit.isEmpty() ? "" : " " + unit)
                + (claim.unit() == Claim.Unit.COST || claim.unit() == Claim.Unit.TOKENS ? " at worst" : "")
                + "; used or set aside: " + words(used)
                + (end == null ? "" : ", until " + Shown.moment(end, zone));
    }

    private String amount(long number) {
        return claim.unit() == Claim.Unit.CALLS || claim.unit() == Claim.Unit.TOKENS ? Long.toString(number)
                : Shown.amount(scaled(number));
    }

    private static BigDecimal scaled(long micro) {
        var plain = BigDecimal.valueOf(micro, 6).stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()));
    }

    /** For a budget that counts a period over runs; null where it does not cap this. */
    static @Nullable Quota of(Stmt.Budget budget, Claim.Unit unit, long amount) {
        var limit = unit == Claim.Unit.COST ? budget.microUsd() : budget.tokens();
        var owner = budget.owner();
        if (limit == null || owner == null || amount == 0 || budget.period() == Plan.Period.RUN) {
            return null;
        }
        return new Quota(new Claim("budget/" + owner + "/" + (unit == Claim.Unit.COST ? "usd" : "tokens"),
                budget.period(), unit, limit, amount), budget, owner, "",
                unit == Claim.Unit.COST ? "USD" : "tokens");
    }
}
