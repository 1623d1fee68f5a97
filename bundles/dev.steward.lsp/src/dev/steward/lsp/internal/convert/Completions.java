package dev.steward.lsp.internal.convert;

import com.google.gson.JsonElement;
import dev.steward.dsl.ide.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Lists of what may be written. Documentation comes when a client asks for that of one entry: only the last lists are kept
 * for that. Thread-safe.
 */
public final class Completions {

    private static final int KEPT = 4;

    private final Abilities abilities;
    private final Map<Long, List<Proposal>> lists = new LinkedHashMap<>();
    private long last;

    /** For one client. */
    public Completions(Abilities abilities) {
        this.abilities = abilities;
    }

    /** In the order of the proposals. */
    public CompletionList of(List<Proposal> proposals, Lines lines) {
        long list = keep(proposals);
        List<CompletionItem> items = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            CompletionItem item = item(proposals.get(i), lines);
            item.setSortText("%05d".formatted(i));
            item.setData(list + ":" + i);
            items.add(item);
        }
        // what is proposed depends on what is written so far, so a client that has deleted something asks again
        return new CompletionList(false, items);
    }

    private synchronized long keep(List<Proposal> proposals) {
        lists.put(++last, proposals);
        lists.keySet().removeIf(k -> k <= last - KEPT);
        return last;
    }

    private CompletionItem item(Proposal proposal, Lines lines) {
        CompletionItem item = new CompletionItem(proposal.label());
        item.setKind(Kinds.of(proposal.kind()));
        if (!proposal.detail().isEmpty()) {
            item.setDetail(proposal.detail());
        }
        boolean snippet = abilities.snippets() && !proposal.placeholders().isEmpty();
        item.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
        if (abilities.asIs()) {
            item.setInsertTextMode(InsertTextMode.AsIs);
        }
        String text = lines.adapted(snippet ? proposal.snippet() : proposal.text());
        item.setTextEdit(Either.forLeft(new TextEdit(lines.range(proposal.offset(), proposal.length()), text)));
        String written = lines.text().substring(proposal.offset(), proposal.offset() + proposal.length());
        item.setFilterText(written.startsWith("\"") ? written + proposal.label() : proposal.label());
        if (!proposal.others().isEmpty()) {
            item.setAdditionalTextEdits(Edits.of(proposal.others(), lines));
        }
        return item;
    }

    /** The entry with its documentation. */
    public CompletionItem resolved(CompletionItem item) {
        find(item).filter(p -> !p.documentation().isEmpty()).ifPresent(p -> item.setDocumentation(
                Either.forRight(new MarkupContent(abilities.markdown() ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT,
                        abilities.markdown() ? Markdown.escaped(p.documentation()) : p.documentation()))));
        return item;
    }

    private synchronized Optional<Proposal> find(CompletionItem item) {
        String data = item.getData() instanceof JsonElement json && json.isJsonPrimitive() ? json.getAsString()
                : String.valueOf(item.getData());
        String[] parts = data.split(":");
        if (parts.length != 2 || !data.matches("\\d{1,18}:\\d{1,9}")) {
            return Optional.empty();
        }
        List<Proposal> list = lists.getOrDefault(Long.parseLong(parts[0]), List.of());
        int index = Integer.parseInt(parts[1]);
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }
}
