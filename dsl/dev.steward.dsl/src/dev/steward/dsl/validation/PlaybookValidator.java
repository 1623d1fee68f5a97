package dev.steward.dsl.validation;

/** The bridge from Xtext's validation; the checks themselves live in {@code internal.validation}. */
public class PlaybookValidator extends AbstractPlaybookValidator {
}
