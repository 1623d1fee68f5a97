package dev.steward.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.steward.git.CompanyRepository;

/** What editors of playbooks ask of the installation and of companies. Needs no store. Methods block; thread-safe. */
public final class EditingService {

    private static final System.Logger LOG = System.getLogger(EditingService.class.getName());

    private final Steward steward;
    private final Map<String, String> environment;

    EditingService(Steward steward, Map<String, String> environment) {
        this.steward = steward;
        this.environment = environment;
    }

    /** The company that a file or folder belongs to. */
    public Optional<Path> company(Path place) {
        return CompanyFolder.find(place);
    }

    /** The most that a run of each playbook can cost, as {@link #worstCases(Path, List)} for all files. */
    public Map<String, Long> worstCases(Path company) {
        return worstCases(company, List.of());
    }

    /**
     * The most that a run of each playbook can cost, in millionths of a US dollar, by the playbook's qualified name, as the
     * files are on disk. Empty while one of them has errors; playbooks without a bound are left out.
     *
     * @param files whose playbooks are asked for, all without any: the fewer, the sooner
     */
    public Map<String, Long> worstCases(Path company, List<Path> files) {
        try {
            return steward.checks(CompanyFolder.read(company)).worstCases(files);
        } catch (ProblemException e) {
            LOG.log(System.Logger.Level.WARNING, "worst cases are not known: {0}", e.sentence());
            return Map.of();
        }
    }

    /** The text of a file in the newest commit; empty when it is in none. */
    public Optional<String> committed(Path file) {
        var folder = file.toAbsolutePath().normalize().getParent();
        try {
            return folder == null ? Optional.empty() : new CompanyRepository(folder, environment).committed(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the committed text of a file is not known", e);
            return Optional.empty();
        }
    }
}
