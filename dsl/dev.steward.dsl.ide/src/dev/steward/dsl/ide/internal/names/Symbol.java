package dev.steward.dsl.ide.internal.names;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.types.Function;
import org.eclipse.emf.ecore.EObject;

/** What a name stands for. Two symbols of one program are equal when they are the same thing. */
public sealed interface Symbol {

    /** Something that a file declares: a declaration, operation, field, input, step … */
    record Declared(EObject element) implements Symbol {
    }

    /** A word of the prompt of an agent without declared inputs; the calls of the agent fill it. */
    record PromptWord(AgentDecl agent, String name) implements Symbol {
    }

    /** A package, which its files declare together. */
    record PackageName(String name) implements Symbol {
    }

    /** A function of the language. */
    record LanguageFunction(Function function) implements Symbol {
    }

    /** A word of the language that stands for a value, such as {@code now}. */
    record ValueWord(String name) implements Symbol {
    }

    /** A name that a construct gives by itself: {@code round} of a repeat, {@code event} of what waits for one. */
    record Given(EObject origin, String name) implements Symbol {
    }
}
