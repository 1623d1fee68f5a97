package dev.steward.dsl.types;

import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.OperationDecl;
import org.eclipse.emf.ecore.EObject;

/** What a name stands for. */
public sealed interface Target {

    /** A declaration of a file: connector, agent, playbook, type, record, KPI … */
    record DeclarationTarget(Declaration declaration) implements Target {
    }

    /**
     * A value with a name inside a playbook.
     *
     * @param origin the Parameter, StepStatement, LetStatement, LoopVariable or LambdaParameter that gives the name
     */
    record LocalTarget(String name, EObject origin) implements Target {
    }

    /** A field of a value, or in {@code recall … where} of the thing looked at. */
    record FieldTarget(Field field) implements Target {
    }

    /** One name of an enum. */
    record LiteralTarget(EnumLiteral literal) implements Target {
    }

    /** An operation of a connector. */
    record OperationTarget(OperationDecl operation) implements Target {
    }

    /** A function of the language. */
    record FunctionTarget(Function function) implements Target {
    }

    /** A word of the language with a value: true, false, none, now, today, next, cost, company, baseline. */
    record BuiltinTarget(String name) implements Target {
    }

    /** A variable of an agent's prompt that the calls of the agent fill. */
    record PromptTarget(String name) implements Target {
    }

    /** The beginning of a qualified name. */
    record PackageTarget(String name) implements Target {
    }
}
