package dev.steward.engine.past;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A cap and what is used of it at a moment; money in millionths of a US dollar.
 *
 * @param what           whose it is, such as {@code the step draft}
 * @param limit          {@link Long#MAX_VALUE} for none
 * @param tokenLimit     {@link Long#MAX_VALUE} for none
 * @param operator       how long the operator may be busy, null for no limit
 * @param operatorBusy   how long the operator was busy
 */
public record Purse(String what, long limit, long spent, long reserved, long tokenLimit, long tokens,
        long reservedTokens, @Nullable Duration operator, Duration operatorBusy) {
}
