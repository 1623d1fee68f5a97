package dev.steward.runtime;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.Secrets;
import dev.steward.engine.spi.StepGate;
import dev.steward.git.CompanyRepository;
import dev.steward.runtime.internal.Assembly;
import dev.steward.runtime.internal.Kinds;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.Lazy;
import dev.steward.runtime.internal.MissingSettings;
import dev.steward.runtime.internal.Preparation;
import dev.steward.runtime.internal.PriceList;
import dev.steward.runtime.internal.SecretNames;
import dev.steward.runtime.internal.Template;
import dev.steward.runtime.internal.remote.Door;

/** The door to companies for every user interface. One for each process; thread-safe. */
public final class Steward {

    private final Rooms rooms;
    private final Template template;
    private final Map<String, String> environment;
    private final Secrets secrets;
    private final Language language;
    private final FaultPoint faults;
    private final String version;

    /** @param environment where secrets are: {@code STEWARD_SECRET_<NAME>} */
    public Steward(Rooms rooms, Template template, Map<String, String> environment, String version) {
        this(rooms, template, environment, name -> {
        }, version);
    }

    /** With fault points for tests. */
    public Steward(Rooms rooms, Template template, Map<String, String> environment, FaultPoint faults, String version) {
        this.rooms = rooms;
        this.language = new Language(() -> Kinds.of(rooms.connectors()));
        this.template = template;
        this.environment = Map.copyOf(environment);
        this.secrets = SecretNames.from(this.environment);
        this.faults = faults;
        this.version = version;
    }

    /** Version of the product. */
    public String version() {
        return version;
    }

    /** Checks, compiles and formats playbooks; needs no store. */
    public CheckService checks(CompanyFolder folder) {
        return new CheckService(folder, language, new CompanyRepository(folder.root(), environment),
                () -> PriceList.options(rooms, secrets, folder),
                new MissingSettings(folder, secrets, new Lazy<>(rooms::connectors)));
    }

    /** What the connectors of this installation have, for editors; takes a moment the first time. */
    public ConnectorKinds connectorKinds() {
        return language.kinds();
    }

    /** What editors need beside the language; needs no store. */
    public EditingService editing() {
        return new EditingService(this, environment);
    }

    /** What is new in the files of a folder, and what was before; needs no store. */
    public VersionService versions(Path company) {
        return new VersionService(company, environment, language);
    }

    /** Runs the tests of playbooks; needs no store. */
    public TestService tests(CompanyFolder folder) {
        return new TestService(folder, language);
    }

    /** Lists and asks the company's policies; keeps what it read, so one for each view or command. Needs no store. */
    public PolicyService policies(CompanyFolder folder) {
        return new PolicyService(folder, language);
    }

    /** Makes fixtures for tests from the runs of an open company. */
    public FixtureService fixtures(Company company) {
        return new FixtureService(company.folder(), company.runs(), SecretNames.values(environment), language);
    }

    /** Says what works and what to do. */
    public Doctor doctor() {
        return new Doctor(rooms, secrets, environment, language);
    }

    /** Makes new companies. */
    public CompanyMaker maker() {
        return new CompanyMaker(template, environment);
    }

    /** Opens a company for a command: this process owns its store, or works through the one that does. */
    public Company open(CompanyFolder folder) {
        return open(folder, Role.COMMAND, null);
    }

    /**
     * Opens a company.
     *
     * @param role as what; who stays takes the company over when its owner ends
     * @param gate a debugger's, null for none; works only where this process owns the store
     * @throws ProblemException it can't be opened; {@code IN_USE} when its owner does not answer
     */
    public Company open(CompanyFolder folder, Role role, @Nullable StepGate gate) {
        var door = new Door(folder, new Assembly.Sources(rooms, secrets, gate, faults), role, version);
        try {
            return new Company(folder, door,
                    new Preparation(folder, language, new CompanyRepository(folder.root(), environment)));
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
    }

    /** Makes a company's folder again from a backup. */
    public Restorer restorer() {
        return new Restorer(this, rooms);
    }

    /** Opens a company on a thread of its own, so that the caller can check a playbook meanwhile. */
    public CompletableFuture<Company> opening(CompanyFolder folder) {
        var opened = new CompletableFuture<Company>();
        Thread.ofPlatform().daemon().name("steward-open").start(() -> {
            try {
                opened.complete(open(folder));
            } catch (RuntimeException | LinkageError e) {
                opened.completeExceptionally(e);
            }
        });
        return opened;
    }
}
