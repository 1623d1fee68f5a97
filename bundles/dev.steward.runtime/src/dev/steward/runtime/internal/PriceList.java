package dev.steward.runtime.internal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.Prices.ModelPrice;
import dev.steward.engine.Engines;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.Secrets;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.Rooms;

/** What the company's models cost, in the form that the compiler's worst case needs. */
public final class PriceList {

    private PriceList() {
    }

    /** Prices by the names that playbooks use, and the company's cap. */
    public static CompileOptions options(Rooms rooms, Secrets secrets, CompanyFolder folder) {
        var settings = folder.settings();
        var today = LocalDate.now(settings.zone());
        var maxOutput = Engines.Options.standard().maxOutput();
        try (var models = rooms.models().open(new ModelProvider.ModelSettings(secrets, folder.root(),
                settings.modelOptions()))) {
            var prices = models.prices();
            return new CompileOptions(name -> CompanySettings.REHEARSAL.equals(settings.model(name))
                    ? Optional.of(new ModelPrice(0, 0, 0, 0, false))
                    : prices.find(settings.model(name))
                            .map(p -> new ModelPrice(p.input(), p.output(), p.contextWindow(),
                                    Math.min(p.maxOutput(), maxOutput), p.stale(today))),
                    OptionalLong.of(settings.capMicroUsd()));
        }
    }
}
