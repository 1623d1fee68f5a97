package dev.steward.compiler;

import java.util.List;
import java.util.OptionalLong;

/**
 * What one run can cost at most, in µUSD.
 *
 * @param microUsd  the smaller of structure and cap; empty when neither is known
 * @param structure by calls, attempts and bounds; empty when some price is unknown
 * @param cap       the budget of the playbook, else of the company
 * @param binding   which of them is {@code microUsd}
 * @param unknown   why the structure is unknown, one sentence each; then {@code microUsd} bounds only what has a price
 * @param stale     whether a price that was used is stale
 */
public record CostBound(OptionalLong microUsd, OptionalLong structure, OptionalLong cap, Binding binding,
        List<String> unknown, boolean stale) {

    public CostBound {
        unknown = List.copyOf(unknown);
    }

    /** What keeps the cost down. */
    public enum Binding {
        /** There is nothing more to pay for. */
        STRUCTURE,
        /** The budget of the playbook. */
        PLAYBOOK_BUDGET,
        /** The company's default cap. */
        COMPANY_CAP,
        /** Nothing that is known. */
        NOTHING
    }
}
