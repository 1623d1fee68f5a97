package dev.steward.compiler.internal;

import java.util.List;
import java.util.function.Supplier;

import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.GuardNode;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.WorkflowFactory;

/** {@code on Error -> …} behind a block. */
final class GuardMapper {

    private final Compilation compilation;
    private final TypeMapper types;
    private final HandlerMapper handlers;

    GuardMapper(Compilation compilation, TypeMapper types, HandlerMapper handlers) {
        this.compilation = compilation;
        this.types = types;
        this.handlers = handlers;
    }

    /** A block whose value nobody asks for; the name is asked for only when there are handlers. */
    List<Statement> alone(List<OnErrorModifier> errors, List<Statement> block, Supplier<String> name) {
        return errors.isEmpty() ? block : List.of(guard(errors, block, name.get()));
    }

    /** A block with a name; {@code id} is its place in the source map. */
    List<Statement> named(LetStatement let, Statement block, String id) {
        if (let.getHandlers().isEmpty()) {
            return List.of(block);
        }
        for (int i = 0; i < let.getHandlers().size(); i++) {
            compilation.place(id + "#on" + (i + 1), let.getHandlers().get(i));
        }
        return valued(let.getHandlers(), List.of(block), let.getName(), compilation.analysis().typeOfLocal(let));
    }

    /** A block whose value has that name. */
    List<Statement> valued(List<OnErrorModifier> errors, List<Statement> block, String name, Type type) {
        if (errors.isEmpty()) {
            return block;
        }
        var guard = guard(errors, block, name);
        if (type != Type.Special.NOTHING && type != Type.Special.NEVER) {
            guard.setBinds(true);
            guard.setOutput(types.type(type));
            guard.getBody().setResult(Expressions.variable(name));
        }
        return List.of(guard);
    }

    private GuardNode guard(List<OnErrorModifier> errors, List<Statement> block, String name) {
        var guard = WorkflowFactory.eINSTANCE.createGuardNode();
        guard.setName(name);
        guard.setBody(WorkflowFactory.eINSTANCE.createBlock());
        guard.getBody().getStatements().addAll(block);
        errors.stream().map(handlers::handler).forEach(guard.getHandlers()::add);
        return guard;
    }
}
