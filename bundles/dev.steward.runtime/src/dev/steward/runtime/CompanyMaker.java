package dev.steward.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.steward.git.CompanyRepository;
import dev.steward.runtime.internal.Template;

/** Makes a company folder: the suite's sample playbooks, settings with comments, a git repository with a first commit. */
public final class CompanyMaker {

    private static final String IGNORED = """
            # What Steward keeps for itself, and what playbooks produce
            .steward/
            outbox/
            site/
            drafts/
            .project
            """;

    private static final String SETTINGS = """
            # The company. One 'key = value' a line; a line that begins with # is a comment.
            name = ${name}
            zone = ${zone}
            locale = ${locale}
            currency = ${currency}

            # What one run may cost when its playbook has no budget of its own
            cap.run = 2.00 USD
            # ... and all runs together, by the calendar: cap.hour, cap.day, cap.week or cap.month
            # cap.month = 40.00 USD

            # Which model answers for which name in the playbooks. 'rehearsal' works offline and costs nothing.
            # Others: openai:NAME, anthropic:NAME, compatible:URL#NAME. Their keys come from the environment,
            # such as STEWARD_SECRET_OPENAI; never write a key into this file.
            model.large = rehearsal
            model.small = rehearsal
            """;

    private final Template template;
    private final Map<String, String> environment;

    CompanyMaker(Template template, Map<String, String> environment) {
        this.template = template;
        this.environment = environment;
    }

    /** What a new company is called and where it is. */
    public record Identity(String name, ZoneId zone, Locale locale, String currency) {

        /** As the machine says; the name is the folder's. */
        public static Identity of(Path folder) {
            var last = folder.toAbsolutePath().normalize().getFileName();
            var locale = Locale.getDefault();
            return new Identity(last == null ? "My company" : last.toString(), ZoneId.systemDefault(),
                    locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale, currency(locale));
        }

        private static String currency(Locale locale) {
            try {
                var currency = locale.getCountry().isEmpty() ? null : Currency.getInstance(locale);
                return currency == null ? "USD" : currency.getCurrencyCode();
            } catch (IllegalArgumentException e) {
                return "USD";
            }
        }
    }

    /**
     * Makes the folder.
     *
     * @throws ProblemException the folder is not empty or can't be written
     */
    public CompanyFolder make(Path folder, Identity identity) {
        refuse(folder);
        try {
            Files.createDirectories(folder);
            for (var file : template.files().entrySet()) {
                var target = folder.resolve(file.getKey()).normalize();
                if (target.startsWith(folder.normalize())) {
                    write(target, file.getValue());
                }
            }
            var settings = folder.resolve(CompanySettings.FILE);
            var given = Files.exists(settings) ? Files.readString(settings) : SETTINGS;
            write(settings, filled(given, identity).getBytes(StandardCharsets.UTF_8));
            var ignored = folder.resolve(".gitignore");
            if (!Files.exists(ignored)) {
                write(ignored, IGNORED.getBytes(StandardCharsets.UTF_8));
            }
            new CompanyRepository(folder, environment).begin("A new company");
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE,
                    "The company could not be made in " + folder + " ("
                            + e.getMessage() + "); check that the folder is yours and that the disk has room.",
                    List.of(), e);
        }
        return CompanyFolder.read(folder);
    }

    private static void refuse(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw ProblemException.wrongUse(folder + " is a file; name a folder that is new or empty.");
        }
        if (Files.isDirectory(folder)) {
            try (var inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw ProblemException.wrongUse(folder + " is not empty; name a folder that is new or empty.");
                }
            } catch (IOException e) {
                throw ProblemException.wrongUse(folder + " can't be read; name a folder that is yours.");
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        var parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, content);
    }

    private static String filled(String settings, Identity identity) {
        return settings.replace("${name}", identity.name()).replace("${zone}", identity.zone().getId())
                .replace("${locale}", identity.locale().toLanguageTag()).replace("${currency}", identity.currency());
    }
}
