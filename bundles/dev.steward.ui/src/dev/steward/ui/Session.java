package dev.steward.ui;

import dev.steward.runtime.Company;
import dev.steward.runtime.Steward;

/** What work on an open company has at hand. Not to be kept: the company may be another one for the next piece of work. */
public record Session(Steward steward, Company company) {
}
