package dev.steward.dsl.ide.internal.style;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Inlay;
import dev.steward.dsl.ide.Inlay.Kind;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.LoopVariable;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/** What is known and not written: types of steps and values, inputs of plain arguments, costs of playbooks. */
public final class Inlays {

    private final Analysis analysis;
    private final Owners owners;
    private final Function<String, Optional<String>> cost;
    private final List<Inlay> found = new ArrayList<>();

    private Inlays(Analysis analysis, Function<String, Optional<String>> cost) {
        this.analysis = analysis;
        this.owners = new Owners(analysis);
        this.cost = cost;
    }

    /**
     * In the order of the text.
     *
     * @param cost the most that a run of a playbook can cost, by its name, as far as known
     */
    public static List<Inlay> of(PlaybookSource source, Analysis analysis, Function<String, Optional<String>> cost) {
        Inlays inlays = new Inlays(analysis, cost);
        Iterator<EObject> all = source.tree().eAllContents();
        while (all.hasNext()) {
            inlays.visit(all.next());
        }
        inlays.found.sort(Comparator.comparingInt(Inlay::offset));
        return inlays.found;
    }

    private void visit(EObject element) {
        switch (element) {
            case Argument argument -> argument(argument);
            case PlaybookDecl playbook when playbook.getName() != null -> cost.apply(playbook.getName())
                    .ifPresent(c -> add(Regions.first(playbook, "name"), " at most " + c, Kind.COST));
            default -> {
                if (Owners.isLocal(element)) {
                    type(element);
                }
            }
        }
    }

    private void type(EObject local) {
        Type type = analysis.typeOfLocal(local);
        boolean known = !(type instanceof Type.Special);
        boolean plain = local instanceof LoopVariable && type instanceof Type.Primitive;
        if (known && !plain) {
            add(Regions.first(local, "name"), ": " + type, Kind.TYPE);
        }
    }

    private void add(@Nullable INode behind, String text, Kind kind) {
        if (behind != null) {
            found.add(new Inlay(behind.getOffset() + behind.getLength(), text, kind));
        }
    }

    /** An argument says for itself what it is for when it is called like the input. */
    private void argument(Argument argument) {
        EObject call = argument.eContainer();
        INode value = argument.getValue() == null ? null : Regions.of(argument.getValue());
        if (argument.getName() != null || value == null || argument.getValue() == null) {
            return;
        }
        List<Argument> all = call instanceof Reference reference ? reference.getArguments()
                : call instanceof MemberAccess member ? member.getArguments() : List.of();
        List<Parameter> parameters = owners.parameters(owners.callee(call));
        int index = all.indexOf(argument);
        String name = index >= 0 && index < parameters.size() ? parameters.get(index).getName() : null;
        if (name != null && !name.equals(lastName(argument.getValue()))) {
            found.add(new Inlay(value.getOffset(), name + ": ", Kind.INPUT));
        }
    }

    private static @Nullable String lastName(EObject value) {
        return value instanceof Reference || value instanceof MemberAccess ? Owners.nameOf(value) : null;
    }
}
