package dev.steward.cli.internal.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Steward;

/** A company that opens while its playbook is read: together they are most of the time to the first step. */
final class Opening implements AutoCloseable {

    private final CompletableFuture<Company> opening;

    Opening(Steward steward, CompanyFolder folder) {
        opening = steward.opening(folder);
    }

    /** Waits for it; throws why it does not open. */
    Company company() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Gives the store back, also when nobody used it. */
    @Override
    public void close() {
        opening.handle((company, failure) -> {
            if (company != null) {
                company.close();
            }
            return opening;
        }).join();
    }
}
