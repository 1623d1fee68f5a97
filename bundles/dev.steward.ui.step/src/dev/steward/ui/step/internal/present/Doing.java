package dev.steward.ui.step.internal.present;

import java.util.Locale;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** What can be done to a step that is held. */
public enum Doing {

    /** It gets other inputs. */
    INPUTS("Inputs", "change", "Give the step other inputs"),
    /** It is not done and has a value. */
    VALUE("Value", "give", "Give the step's value instead of doing it"),
    /** It is left out. */
    SKIP("Skip", "skip", "Go on without the step"),
    /** It is not done and fails. */
    ERROR("Error", "fail", "Make the step fail with an error"),
    /** An operation is not called in this run. */
    MOCK("Mock", "mock", "Stand in for an operation in this run");

    private static final String COMMANDS = "dev.steward.ui.step.";

    private final String label;
    private final String command;
    private final String tip;

    Doing(String label, String command, String tip) {
        this.label = label;
        this.command = command;
        this.tip = tip;
    }

    String label() {
        return label;
    }

    ImageDescriptor image() {
        return ResourceLocator
                .imageDescriptorFromBundle("dev.steward.ui.step",
                        "icons/do-" + name().toLowerCase(Locale.ROOT) + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }

    String tip() {
        return tip;
    }

    /** Id of the command that shows it. */
    public String command() {
        return COMMANDS + command;
    }
}
