package dev.steward.connectors.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.connectors.internal.OperationTable;
import dev.steward.connectors.internal.files.FilesProvider;
import dev.steward.connectors.internal.mail.MailProvider;
import dev.steward.connectors.internal.site.SiteProvider;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** What a kind tells that it has is what its connectors do. */
class OperationTableTest {

    static List<ConnectorProvider> kinds() {
        return List.of(new FilesProvider(), new SiteProvider(), new MailProvider());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void eachOperationIsThereAndTakesNothingElse(ConnectorProvider kind, @TempDir Path company) throws Exception {
        try (var connector = kind.open(new ConnectorProvider.Config("t.c", kind.kind(), company, ZoneOffset.UTC,
                Map.of("from", "Ana <ana@example.org>"), null, name -> Optional.empty()))) {
            for (var offer : kind.operations().orElseThrow()) {
                var refused = assertThrows(BoundaryException.class, () -> connector.call(
                        new ConnectorProvider.Operation(offer.name(), Map.of("nonsense", new Value.Int(1)),
                                new Type.Prim(Type.Kind.TEXT), new TypeTable(Map.of()), "k", Duration.ofSeconds(5),
                                Instant.EPOCH, "r/k")));
                assertTrue(String.valueOf(refused.getMessage()).contains("has no parameter 'nonsense'"),
                        () -> offer.name() + ": " + refused.getMessage());
            }
        }
    }

    @Test
    void aLineSaysWhatIsNeeded() {
        var offer = OperationTable.of("send to post|subject+body at?").list().getFirst();
        assertEquals("send", offer.name());
        assertEquals(List.of("to", "post", "subject", "body", "at"), offer.parameters());
        assertEquals(List.of(Set.of("to", "post"), Set.of("to", "subject", "body")), offer.forms());
    }
}
