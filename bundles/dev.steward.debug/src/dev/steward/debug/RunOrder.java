package dev.steward.debug;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Types;
import dev.steward.runtime.CompanySettings;

/**
 * What a launch configuration says: the same that {@code steward run} takes.
 *
 * @param file      of the playbook, relative to the company folder; empty when its name is enough
 * @param playbook  name, qualified or not; empty for the only one of the file
 * @param inputs    by name, as typed for {@code --input}
 * @param model     for every agent, null for what playbooks and settings say
 * @param approvals how gates are answered
 */
public record RunOrder(String file, String playbook, Map<String, String> inputs, @Nullable String model,
        Engine.Approvals approvals) {

    /** The launch configuration type. */
    public static final String TYPE = "dev.steward.debug.playbook";

    private static final String FILE = "dev.steward.debug.file";
    private static final String PLAYBOOK = "dev.steward.debug.playbook";
    private static final String INPUTS = "dev.steward.debug.inputs";
    private static final String MODEL = "dev.steward.debug.model";
    private static final String APPROVALS = "dev.steward.debug.approvals";

    public RunOrder {
        inputs = Map.copyOf(inputs);
    }

    /** A playbook without inputs, as the settings say. */
    public static RunOrder of(String file, String playbook) {
        return new RunOrder(file, playbook, Map.of(), null, Engine.Approvals.ASK);
    }

    /** What a configuration says. */
    public static RunOrder read(ILaunchConfiguration from) throws CoreException {
        var model = from.getAttribute(MODEL, "");
        return new RunOrder(from.getAttribute(FILE, ""), from.getAttribute(PLAYBOOK, ""),
                from.getAttribute(INPUTS, Map.of()), model.isBlank() ? null : model.strip(),
                approvals(from.getAttribute(APPROVALS, "")));
    }

    private static Engine.Approvals approvals(String word) {
        for (var known : Engine.Approvals.values()) {
            if (known.name().equalsIgnoreCase(word)) {
                return known;
            }
        }
        return Engine.Approvals.ASK;
    }

    /** Makes a configuration say this. */
    public void write(ILaunchConfigurationWorkingCopy to) {
        to.setAttribute(FILE, file);
        to.setAttribute(PLAYBOOK, playbook);
        to.setAttribute(INPUTS, new TreeMap<>(inputs));
        to.setAttribute(MODEL, model);
        to.setAttribute(APPROVALS, approvals.name().toLowerCase(Locale.ROOT));
    }

    /** How the command line would name the playbook. */
    public String reference() {
        return file.isEmpty() ? playbook : playbook.isEmpty() ? file : file + "#" + Types.simple(playbook);
    }

    /** The playbook's short name. */
    public String title() {
        return Types.simple(playbook.isEmpty() ? file.substring(file.lastIndexOf('/') + 1) : playbook);
    }

    /** Whether it only rehearses, with the model that is built in. */
    public boolean rehearsal() {
        return CompanySettings.REHEARSAL.equals(model);
    }

    /** With other inputs. */
    public RunOrder with(Map<String, String> other) {
        return new RunOrder(file, playbook, other, model, approvals);
    }
}
