package dev.steward.ui.debug.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import dev.steward.debug.spi.CompanyDoor;
import dev.steward.runtime.Company;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;
import dev.steward.ui.OpenCompany;

/** Runs are started in the company that the workbench shows. */
public final class OpenCompanyDoor implements CompanyDoor {

    private final OpenCompany company;

    /** @param company the workbench's */
    public OpenCompanyDoor(OpenCompany company) {
        this.company = company;
    }

    @Override
    public <T> CompletableFuture<T> ask(BiFunction<Steward, Company, T> work) {
        return company.ask(session -> work.apply(session.steward(), session.company()));
    }

    @Override
    public AutoCloseable follow(Consumer<RunFeed.Batch> view) {
        return company.follow(view);
    }
}
