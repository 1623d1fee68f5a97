package dev.steward.ui.author.internal.declarations;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.editor.CompanyPlaybooks;
import java.util.Set;
import org.eclipse.core.resources.IFile;

/** Something declared, and the company that has it. */
public record Declared(CompanyPlaybooks company, DeclaredName name) {

    private static final Set<String> CALLABLE = Set.of("op", "agent", "playbook", "fact");
    private static final Set<String> LOCAL = Set.of("step", "value", "name");

    /** The word of the language for it. */
    public String kind() {
        return name.node().kind();
    }

    /** What is typed to find it: an operation has its connector before it. */
    public String label() {
        return kind().equals("op") ? name.inside() + "." + name.node().name() : name.node().name();
    }

    /** Its file. */
    public IFile file() {
        return company.file(name.path());
    }

    /** Whether other files can speak of it. */
    boolean isGlobal() {
        return !LOCAL.contains(kind()) && !name.node().name().isEmpty();
    }

    /** Whether a playbook can call or recall it. */
    boolean isCallable() {
        return CALLABLE.contains(kind());
    }
}
