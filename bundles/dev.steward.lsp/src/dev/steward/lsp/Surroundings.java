package dev.steward.lsp;

import dev.steward.dsl.ConnectorKinds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the language server asks of the product around it. Any thread may call any of it, and it may take a while. */
public interface Surroundings {

    /** What the connectors of this installation have. */
    ConnectorKinds kinds();

    /** The folder of the company that a file or folder belongs to; empty when it belongs to none. */
    Optional<Path> company(Path place);

    /**
     * The playbook files of a company.
     *
     * @throws IOException when the folder cannot be read
     */
    List<Path> playbooks(Path company) throws IOException;

    /**
     * The most that a run of each playbook can cost, for people, by the playbook's name with its package; as the files are
     * on disk. Playbooks whose cost is not known are left out.
     */
    Map<String, String> worstCases(Path company);

    /** The text of a file as it was committed last; empty when it never was. */
    Optional<String> committed(Path file);

    /** Version of the product. */
    String version();
}
