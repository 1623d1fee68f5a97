package dev.steward.engine.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Opens the models of a company. Found as an OSGi service, or through {@link java.util.ServiceLoader} outside of it.
 * Thread-safe.
 */
public interface ModelProvider {

    /** Opens the clients; reaches nothing outside yet. The caller closes what it opened. */
    Models open(ModelSettings settings);

    /**
     * @param secrets    asked at each call, never stored
     * @param company    folder that may hold {@code prices.csv}, null for none
     * @param properties from {@code steward.properties} without their prefix {@code models.}; keys that the provider
     *                   does not know are ignored
     */
    record ModelSettings(Secrets secrets, @Nullable Path company, Map<String, String> properties) {
        public ModelSettings {
            properties = Map.copyOf(properties);
        }
    }

    /** The open models of one company. Thread-safe. */
    interface Models extends AutoCloseable {

        /** Every client; no two serve the same model id. */
        List<ModelClient> clients();

        /** What calls cost. */
        Prices prices();

        /**
         * Whether a call of the model could work now: null, or one sentence that says what is missing and how to get
         * it, also for ids that no client serves. May take up to two seconds; costs nothing.
         */
        @Nullable
        String trouble(String model);

        /** Ends idle connections; calls under way go on. */
        @Override
        void close();
    }
}
