package dev.steward.cli.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.graph.GraphFile;
import dev.steward.runtime.CheckService.Declared;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
import dev.steward.runtime.tell.Tone;

/** {@code steward graph}: what the workbench draws of a playbook, as lines and as a picture. */
public final class GraphCommand implements Command {

    private static final String FRAME = "    ";

    @Override
    public Syntax syntax() {
        return new Syntax("graph", "PLAYBOOK", 1, 1,
                List.of(Option.value("--unfold", "STEP,…", "show the steps of the playbooks that these steps run"),
                        Option.value("--svg", "FILE", "also draw it into an SVG file")),
                "Tell a playbook as the workbench draws it",
                List.of("Each box on a line, what stands in a frame below it, and behind each where it goes on."));
    }

    @Override
    public ExitCode run(Invocation call) {
        var folder = call.company();
        var playbook = find(call, folder, call.arguments().operands().getFirst());
        var unfolded = call.arguments().value("--unfold").map(steps -> Set.of(steps.split(","))).orElse(Set.of());
        var graph = read(call, folder, playbook, unfolded).orElseThrow(() -> ProblemException.wrongUse(
                playbook.file() + " can't be read as a playbook; 'steward check' says why."));
        tell(call, graph.flow(), "");
        call.arguments().value("--svg").ifPresent(file -> draw(call, graph, file));
        return ExitCode.DONE;
    }

    private static void draw(Invocation call, FlowGraph graph, String file) {
        try {
            Files.writeString(call.path(file), GraphFile.svg(graph, Map.of()));
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE,
                    "The picture " + file + " can't be written; check its folder.", List.of(), e);
        }
        call.note("Drawn in " + file + ".");
    }

    private static Declared find(Invocation call, CompanyFolder folder, String name) {
        var all = call.steward().checks(folder).playbooks();
        var fits = all.stream().filter(p -> p.name().equals(name)).findFirst().map(List::of)
                .orElse(all.stream().filter(p -> simple(p.name()).equals(name)).toList());
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        throw ProblemException.wrongUse(fits.isEmpty()
                ? "There is no playbook '" + name + "'."
                        + Suggestions.didYouMean(name, all.stream().map(p -> simple(p.name())).toList())
                : "'" + name + "' is the name of " + fits.size() + " playbooks; write "
                        + fits.stream().map(Declared::name).collect(Collectors.joining(" or ")) + ".");
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Optional<FlowGraph> read(Invocation call, CompanyFolder folder, Declared playbook,
            Set<String> unfolded) {
        var ide = new PlaybookIde(call.steward().connectorKinds());
        folder.playbooks().forEach(file -> ide.put(folder.display(file), text(folder, file)));
        var snapshot = ide.update(playbook.file(), text(folder, folder.root().resolve(playbook.file())), 0);
        return ide.graph(snapshot, Optional.of(snapshot), simple(playbook.name()), unfolded);
    }

    private static String text(CompanyFolder folder, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, folder.display(file)
                    + " can't be read; check that it belongs to you and is UTF-8 text.", List.of(), e);
        }
    }

    private static void tell(Invocation call, FlowGraph.Flow flow, String in) {
        var indent = FRAME.repeat(in.isEmpty() ? 0 : (int) in.chars().filter(c -> c == '\n').count() + 1);
        for (var node : flow.nodes()) {
            call.json(object(node, in.substring(in.lastIndexOf('\n') + 1)));
            var next = flow.edges().stream().filter(edge -> edge.from().equals(node.id()))
                    .map(edge -> "→ " + (edge.label().isEmpty() ? "" : edge.label() + ": ") + label(flow, edge.to()))
                    .collect(Collectors.joining("  "));
            call.print(indent + node.words() + "  " + call.paint().in(Tone.FAINT, next));
            tell(call, node.inside(), in.isEmpty() ? node.id() : in + "\n" + node.id());
        }
        for (var edge : flow.edges()) {
            var object = new LinkedHashMap<String, Object>();
            object.put("type", "edge");
            object.put("from", edge.from());
            object.put("to", edge.to());
            object.put("label", edge.label());
            object.put("failing", edge.error());
            call.json(object);
        }
    }

    private static String label(FlowGraph.Flow flow, String id) {
        return flow.nodes().stream().filter(node -> node.id().equals(id)).findFirst()
                .map(node -> node.label().isEmpty() ? node.kind().word() : node.label()).orElse(id);
    }

    private static LinkedHashMap<String, Object> object(FlowGraph.Node node, String in) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "node");
        object.put("id", node.id());
        object.put("in", in);
        object.put("kind", node.kind().word());
        object.put("label", node.label());
        object.put("detail", node.detail());
        object.put("effect", node.effect().word());
        object.put("marks", node.marks().stream().map(mark -> mark.kind().word() + " " + mark.text()).toList());
        object.put("calls", node.calls());
        return object;
    }
}
