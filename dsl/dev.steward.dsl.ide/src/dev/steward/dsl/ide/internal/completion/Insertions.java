package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.DeclaredName;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.Proposal.Placeholder;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.FactDecl;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Writes a step that calls something declared, or the recall of a fact: what completion would write there, with its
 * arguments and its import.
 */
public final class Insertions {

    private static final int ROUNDS = 2;

    private final Completions completions;
    private final Program program;
    private final String path;
    private final String text;

    /**
     * @param text of the file, perhaps newer than the program
     */
    public Insertions(Completions completions, Program program, String path, String text) {
        this.completions = completions;
        this.program = program;
        this.path = path;
        this.text = text;
    }

    /** Nothing when it is nothing to call or recall, or when no statement can stand at the offset. */
    public Optional<Proposal> at(int offset, DeclaredName what) {
        boolean isFact = what.node().kind().equals("fact");
        String label = what.node().kind().equals("op") ? what.inside() + "." + what.node().name() : what.node().name();
        PlaybookSource source = program.source(path).orElse(null);
        Spot spot = Spot.of(source == null ? null : source.tree(), text, offset);
        String name = free(suggested(what), spot.at());
        String begin = (spot.isCall() ? "" : (isFact ? "" : "step ") + name + " = ") + (isFact ? "recall " : "");
        List<TextEdit> imports = new ArrayList<>();
        Proposal call = call(spot, begin, label, imports);
        if (call == null || spot.isCall() && isFact) {
            return Optional.empty();
        }
        List<Placeholder> holes = new ArrayList<>();
        String lead = spot.lead() + begin;
        if (!spot.isCall()) {
            holes.add(new Placeholder(lead.indexOf(name, spot.lead().length()), name.length()));
        }
        call.placeholders().forEach(p -> holes.add(new Placeholder(lead.length() + p.offset(), p.length())));
        String tail = isFact ? " of " + subject(what) : "";
        return Optional.of(new Proposal(label, call.kind(), call.detail(), call.documentation(), spot.at(),
                spot.length(), lead + call.text() + tail + spot.trail(), holes, imports));
    }

    /** What completion writes behind the beginning; a connector of another package is imported first. */
    private @Nullable Proposal call(Spot spot, String begin, String label, List<TextEdit> imports) {
        String known = text.substring(0, spot.at());
        String owner = label.replaceFirst("\\..*", "");
        for (int round = 0; round < ROUNDS; round++) {
            String written = known + spot.lead() + begin + label.replaceFirst(".*\\.", "");
            String imported = known + spot.lead() + begin + owner;
            Proposal exact = find(written, label, round == 0 ? imports : new ArrayList<>());
            if (exact != null) {
                return exact;
            }
            Proposal connector = find(imported, owner, imports);
            if (connector == null || connector.kind() != Kind.CONNECTOR) {
                return null;
            }
            for (TextEdit edit : connector.others()) {
                known = known.substring(0, edit.offset()) + edit.text() + known.substring(edit.offset());
            }
        }
        return null;
    }

    private @Nullable Proposal find(String written, String label, List<TextEdit> imports) {
        Proposal found = completions.at(program, path, written, written.length()).stream()
                .filter(p -> p.label().equals(label) && p.kind() != Kind.SNIPPET)
                .max(Comparator.comparingInt(p -> p.text().length())).orElse(null);
        if (found != null) {
            imports.addAll(found.others());
        }
        return found;
    }

    private String subject(DeclaredName what) {
        return program.source(what.path()).stream().flatMap(s -> s.tree().getDeclarations().stream())
                .filter(FactDecl.class::isInstance).map(FactDecl.class::cast)
                .filter(f -> what.node().name().equals(Owners.nameOf(f)) && f.getSubject() != null)
                .map(f -> decapitalized(String.valueOf(f.getSubject()).replaceFirst(".*\\.", ""))).findFirst()
                .orElse("company");
    }

    /** A name that nothing before or behind has in the declaration around; a number makes it so. */
    private String free(String wanted, int at) {
        int from = text.lastIndexOf("\nplaybook ", at);
        int to = text.indexOf("\nplaybook ", at);
        String around = text.substring(Math.max(0, from), to < 0 ? text.length() : to);
        String name = wanted;
        for (int i = 2; Pattern.compile("\\b" + name + "\\s*(was\\s+\\w+\\s*)?[=:]").matcher(around).find(); i++) {
            name = wanted + i;
        }
        return name;
    }

    /** Of its own; that of an agent or playbook would hide what it calls. */
    private static String suggested(DeclaredName what) {
        return switch (what.node().kind()) {
            case "agent" -> "answer";
            case "playbook" -> "result";
            default -> decapitalized(what.node().name());
        };
    }

    private static String decapitalized(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
