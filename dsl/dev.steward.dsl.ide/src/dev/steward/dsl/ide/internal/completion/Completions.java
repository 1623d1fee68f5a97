package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.internal.ContextualContentAssistParser;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.ImportedName;
import dev.steward.dsl.playbook.ModelClause;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.types.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.ide.editor.contentassist.antlr.FollowElementComputer;

/**
 * Proposes what may be written at a cursor. The grammar tells what may follow, the analysis of the declaration at the
 * cursor which names are seen and what type is asked for; the other files are only looked at for what they declare. So
 * the text may be newer than the program, and as broken as texts are while they are written. For any thread.
 */
public final class Completions {

    private static final Set<String> MODEL_SLOTS = Set.of("ModelClause.model", "ModelClause.fallbacks",
            "ErrorHandler.model", "LimitAction.model");

    private static final String OPEN = "{";

    private final ContextualContentAssistParser parser;
    private final FollowElementComputer computer;
    private final BiFunction<String, String, PlaybookSource> reader;
    private final ConnectorKinds kinds;

    /**
     * @param kinds  what the connectors of this installation have
     * @param reader reads a text under a path without keeping it
     */
    public Completions(ContextualContentAssistParser parser, FollowElementComputer computer,
            BiFunction<String, String, PlaybookSource> reader, ConnectorKinds kinds) {
        this.parser = parser;
        this.computer = computer;
        this.reader = reader;
        this.kinds = kinds;
    }

    /** The best first. */
    public List<Proposal> at(Program program, String path, String text, int offset) {
        int cursor = Math.max(0, Math.min(offset, text.length()));
        Place place = Place.of(text, cursor, parser);
        if (place.inComment()) {
            return List.of();
        }
        FollowSet follow = FollowSet.of(place.beforeQualifier(), likely(place), parser, computer);
        Proposals out = new Proposals(place);
        if (place.inText()) {
            models(program, follow, out);
            return out.sorted();
        }
        boolean qualified = !place.qualifier().isEmpty();
        if (qualified && !isQualifiedName(follow)) {
            FollowSet behindDot = FollowSet.of(place.before(), likely(place), parser, computer);
            members(context(place, behindDot, program, path, ""), out);
            return out.sorted();
        }
        String tail = follow.has("FieldValue.name") && !follow.takesValue() ? ": none" : "";
        Context context = context(place, follow, program, path, tail(place, follow, tail));
        if (qualified) {
            qualifiedName(context, out);
        } else if (follow.takesMember() && isDot(place.back(1))) {
            members(context, out);
        } else {
            all(context, out);
        }
        return out.sorted();
    }

    private Context context(Place place, FollowSet follow, Program program, String path, String tail) {
        List<PlaybookFile> others = program.sources().stream().map(PlaybookSource::tree).toList();
        return new Context(place, follow, program, Marked.of(place, tail, path, reader, others));
    }

    private static boolean isDot(String text) {
        return text.equals(".") || text.equals("?.");
    }

    /** A name with dots may be one name, such as a type with its package, or a value and its fields. */
    private static boolean isQualifiedName(FollowSet follow) {
        return !follow.takesValue() && follow.slots().stream().anyMatch(NameProposals::isName);
    }

    /** What goes on with the mark, so that the words before it are read as what they are meant to be. */
    private static String tail(Place place, FollowSet follow, String otherwise) {
        return follow.has("Binding.name") ? " = none" : otherwise;
    }

    /** What probably follows the cursor: it decides whether the words before are names. */
    private static String likely(Place place) {
        String last = place.back(1);
        if (last.equals("human")) {
            return "edit x";
        }
        if (Set.of("branch", "race", "saga").contains(last)) {
            return "{ x = x }";
        }
        if (place.back(2).equals("foreach")) {
            return "in x";
        }
        boolean typeBefore = !place.back(2).isEmpty() && Character.isUpperCase(place.back(2).charAt(0));
        return last.equals(OPEN) && typeBefore ? "x: x" : last.equals("repair") ? "at most 1" : "x";
    }

    private void all(Context context, Proposals out) {
        FollowSet follow = context.follow();
        new KeywordProposals(follow, out).propose();
        new WordProposals(context, out, kinds).propose();
        new NameProposals(context, out).propose();
        InsideProposals inside = new InsideProposals(context, out);
        if (follow.has("FieldValue.name")) {
            inside.fields();
        }
        if (follow.has("Binding.name", "EditableName.name")) {
            inside.bindings();
        }
        if (follow.has("NamedTypeRef.name")) {
            new TypeProposals(context, out).propose();
        }
        if (follow.takesValue() || follow.has("Path.name")) {
            inside.arguments();
            new ValueProposals(context, out).propose();
            new CallProposals(context, out).propose();
        }
        models(context.program(), follow, out);
        rest(context, out);
    }

    private void rest(Context context, Proposals out) {
        FollowSet follow = context.follow();
        if (follow.has("Import.package")) {
            context.packages().forEach(p -> out.add(Proposals.BEST, Kind.PACKAGE, p, "", ""));
        }
        if (follow.has("ImportedName.name") && context.marked().element() instanceof ImportedName name
                && name.eContainer() instanceof Import declared && declared.getPackage() != null) {
            new MemberProposals(context, out).packageNames(declared.getPackage());
        }
        ConnectorDecl connector = context.marked().around(ConnectorDecl.class) instanceof ConnectorDecl own ? own
                : last(context, ConnectorDecl.class);
        if (connector != null && follow.has("OperationTrait.operation", "ProbeClause.operation")) {
            connector.getMembers().stream().filter(OperationDecl.class::isInstance).map(OperationDecl.class::cast)
                    .filter(o -> o.getName() != null)
                    .forEach(o -> out.add(Proposals.BEST, Kind.OPERATION, o.getName(), "", ""));
        }
        RecordDecl record = last(context, RecordDecl.class);
        if (record != null && follow.has("RecordDecl.key")) {
            record.getFields().forEach(f -> out.add(Proposals.BEST, Kind.FIELD, String.valueOf(f.getName()), "", ""));
        }
        PlaybookTest test = last(context, PlaybookTest.class);
        if (test != null && follow.has("DecideClause.step", "DecideClause.inside", "MockTarget.name")) {
            new Owners(context.analysis()).steps(test).forEach(s -> out.add(Proposals.GOOD, Kind.STEP,
                    String.valueOf(s.getName()), "", ""));
        }
    }

    /** The declaration that is being written is the last one of the marked text. */
    private static <T extends EObject> @Nullable T last(Context context, Class<T> kind) {
        var declarations = context.marked().tree().getDeclarations();
        return !declarations.isEmpty() && kind.isInstance(declarations.getLast()) ? kind.cast(declarations.getLast())
                : null;
    }

    private static void members(Context context, Proposals out) {
        new MemberProposals(context, out).propose();
    }

    /** Behind the dots of a name: the declarations of that package, the operations of that connector. */
    private static void qualifiedName(Context context, Proposals out) {
        String qualifier = context.place().qualifier();
        MemberProposals members = new MemberProposals(context, out);
        members.packageNames(qualifier);
        if (context.analysis().declaration(context.marked().tree(), qualifier) instanceof ConnectorDecl connector) {
            connector.getMembers().stream().filter(OperationDecl.class::isInstance).map(OperationDecl.class::cast)
                    .forEach(o -> out.add(Proposals.BEST, Kind.OPERATION, String.valueOf(o.getName()), "", ""));
        }
        if (context.follow().has("Import.package")) {
            context.packages().stream().filter(p -> p.startsWith(qualifier + "."))
                    .forEach(p -> out.add(Proposals.BEST, Kind.PACKAGE, p.substring(qualifier.length() + 1), "", ""));
        }
    }

    /** The names of models that the company uses already, and the usual ones. */
    private static void models(Program program, FollowSet follow, Proposals out) {
        if (follow.slots().stream().noneMatch(MODEL_SLOTS::contains)) {
            return;
        }
        Map<String, String> names = new LinkedHashMap<>(Vocabulary.MODELS);
        for (PlaybookSource source : program.sources()) {
            for (var declaration : source.tree().getDeclarations()) {
                if (declaration instanceof AgentDecl agent) {
                    agent.getClauses().forEach(c -> models(c, names));
                }
            }
        }
        names.forEach((name, doc) -> out.add(Proposals.BEST, Kind.TEXT, "\"" + name + "\"", "", doc));
    }

    private static void models(EObject clause, Map<String, String> names) {
        if (clause instanceof ModelClause model) {
            List<String> used = new ArrayList<>(model.getFallbacks());
            used.add(model.getModel());
            used.stream().filter(m -> m != null).forEach(m -> names.putIfAbsent(m, "Used in this company."));
        }
    }
}
