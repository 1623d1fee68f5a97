package dev.steward.connectors.tests;

import static dev.steward.connectors.tests.Company.args;
import static dev.steward.connectors.tests.Company.field;
import static dev.steward.connectors.tests.Company.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.steward.connectors.internal.files.FilesProvider;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.value.Value;

class TableTest {

    private static final String HEADER = "Customer,pieces,price,due,paid,tag,remark\n";

    @TempDir
    Path folder;

    private Company company;
    private Connector tables;

    @BeforeEach
    void open() throws BoundaryException {
        company = new Company(folder);
        tables = company.open(new FilesProvider(), "tables", Map.of());
    }

    @Test
    void rowsHaveTheDeclaredTypes() throws Exception {
        var rows = rows("\uFEFF" + HEADER
                + "\"Ana \"\"A\"\" Berg\",3,12.50,2026-10-01,yes,craft,\"two\r\nlines, one cell\"\r\n\r\n"
                + "Émile,0,7,,false,news,\n");
        assertEquals(2, rows.size());
        assertEquals(text("Ana \"A\" Berg"), field(rows.get(0), "customer"));
        assertEquals(new Value.Int(3), field(rows.get(0), "pieces"));
        assertEquals(new Value.Num(new BigDecimal("12.5")), field(rows.get(0), "price"));
        assertEquals(new Value.Day(LocalDate.of(2026, 10, 1)), field(rows.get(0), "due"));
        assertEquals(new Value.Choice("t.Tag", "craft"), field(rows.get(0), "tag"));
        assertEquals(new Value.None(), field(rows.get(1), "due"));
    }

    @Test
    void semicolonsAreFineToo() throws Exception {
        assertEquals(text("Berg, Ana"),
                field(rows(HEADER.replace(',', ';') + "Berg, Ana;3;12.50;;no;craft;\n").getFirst(), "customer"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = { "Ana,three,1,,yes,craft, # line 3, column pieces: expected a whole number",
            "Ana,3,1e9,,yes,craft, # line 3, column price: expected a number",
            "Ana,3,1,1.10.2026,yes,craft, # line 3, column due: expected a date",
            "Ana,3,1,,maybe,craft, # line 3, column paid: expected yes or no",
            "Ana,3,1,,yes,red, # line 3, column tag: expected one of product, craft, news",
            "Ana,3,1,,yes # line 3 has 5 cells", "A\"na,3,1,,yes,craft, # line 3 has a quotation mark inside",
            "\"Ana,3,1,,yes,craft, # line 3 opens a quotation mark",
            "\"Ana\"x,3,1,,yes,craft, # line 3 has text behind" })
    void aBadRowIsNamedByItsLine(String row, String message) {
        var e = assertThrows(BoundaryException.class, () -> rows(HEADER + "Bo,1,1,,no,news,\n" + row + "\n"));
        assertEquals(BoundaryException.BAD_REQUEST, e.error());
        assertTrue(e.getMessage().contains(message.strip()), e.getMessage());
    }

    @Test
    void theLineIsCountedThroughQuotedLineEnds() {
        var e = assertThrows(BoundaryException.class,
                () -> rows(HEADER + "\"a\nb\nc\",1,1,,no,news,\nAna,x,1,,no,news,\n"));
        assertTrue(e.getMessage().contains("line 5"), e.getMessage());
    }

    @Test
    void aMissingColumnAndAnEmptyTableAreTold() {
        assertTrue(assertThrows(BoundaryException.class, () -> rows("customer,pieces\nAna,1\n")).getMessage()
                .contains("no column price"));
        assertTrue(assertThrows(BoundaryException.class, () -> rows("\n\n")).getMessage().contains("is empty"));
    }

    private List<Value> rows(String content) throws BoundaryException, InterruptedException, IOException {
        company.write("tables/orders.csv", content);
        var rows = tables.call(Company.operation("rows", args("path", text("orders.csv")), Types.list("t.Order"), "k"));
        return rows instanceof Value.Items(var items) ? items : List.of();
    }
}
