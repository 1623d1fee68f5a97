package dev.steward.llm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.Prices;

/**
 * The built-in prices and those of a company, whose rows win.
 *
 * <p>Both are CSV files with the columns {@code model, input, cached, output, context, maxOutput, asOf, source}; money
 * is USD per million tokens, {@code #} starts a comment line. A dated snapshot of a model
 * ({@code openai:gpt-5-2025-08-07}) has the price of the model when it has no row of its own.
 */
public final class PriceTable implements Prices {

    /** Name of the company's own file. */
    public static final String FILE = "prices.csv";

    private static final Pattern SNAPSHOT = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2}|latest|0)$");
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

    private final List<Price> rows;
    private final List<String> problems;

    private PriceTable(List<Price> rows, List<String> problems) {
        this.rows = List.copyOf(rows);
        this.problems = List.copyOf(problems);
    }

    /** Reads the built-in prices and, where it exists, the file in the company folder. */
    public static PriceTable of(@Nullable Path company) {
        var rows = new ArrayList<Price>();
        var problems = new ArrayList<String>();
        if (company != null && Files.exists(company.resolve(FILE))) {
            try {
                parse(Files.readAllLines(company.resolve(FILE)), rows, problems);
            } catch (IOException e) {
                problems.add("The price list " + FILE + " can't be read as text; check its permissions and encoding.");
            }
        }
        parse(builtIn(), rows, problems);
        return new PriceTable(rows, problems);
    }

    @Override
    public Optional<Price> find(String model) {
        return exact(model).or(() -> exact(SNAPSHOT.matcher(model).replaceFirst(""))).or(() -> wildcard(model));
    }

    @Override
    public List<Price> all() {
        return rows;
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    private Optional<Price> exact(String model) {
        return rows.stream().filter(row -> row.model().equals(model)).findFirst();
    }

    private Optional<Price> wildcard(String model) {
        return rows.stream().filter(row -> row.model().endsWith("*"))
                .filter(row -> model.startsWith(row.model().substring(0, row.model().length() - 1)))
                .reduce((a, b) -> b.model().length() > a.model().length() ? b : a);
    }

    private static List<String> builtIn() {
        try (var in = Objects.requireNonNull(PriceTable.class.getResourceAsStream(FILE), FILE);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void parse(List<String> lines, List<Price> rows, List<String> problems) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("model,")) {
                continue;
            }
            try {
                rows.add(row(line));
            } catch (ArithmeticException | IllegalArgumentException | DateTimeException e) {
                problems.add(FILE + ", line " + (i + 1) + ": write model,input,cached,output,context,maxOutput,asOf,"
                        + "source, with USD per million tokens and a date such as 2026-01-31.");
            }
        }
    }

    private static Price row(String line) {
        var cells = line.split(",", 8);
        if (cells.length < 8) {
            throw new IllegalArgumentException("too few cells");
        }
        return new Price(cells[0].strip(), micro(cells[1]), micro(cells[2]), micro(cells[3]), whole(cells[4]),
                whole(cells[5]), LocalDate.parse(cells[6].strip()), cells[7].strip());
    }

    /** USD as µUSD; negative amounts and fractions of a µUSD are refused. */
    static long micro(String usd) {
        var value = new BigDecimal(usd.strip()).multiply(MICRO).longValueExact();
        if (value < 0) {
            throw new IllegalArgumentException("negative");
        }
        return value;
    }

    private static int whole(String cell) {
        var value = Integer.parseInt(cell.strip());
        if (value <= 0) {
            throw new IllegalArgumentException("not positive");
        }
        return value;
    }
}
