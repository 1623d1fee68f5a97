package dev.steward.lsp.internal.convert;

import dev.steward.dsl.ide.Proposal;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.SymbolKind;

/** What the protocol calls the things of the language; its words are made for programs, so some only come close. */
final class Kinds {

    private Kinds() {
    }

    static CompletionItemKind of(Proposal.Kind kind) {
        return switch (kind) {
            case KEYWORD -> CompletionItemKind.Keyword;
            case SNIPPET -> CompletionItemKind.Snippet;
            case STEP -> CompletionItemKind.Event;
            case VALUE, INPUT -> CompletionItemKind.Variable;
            case FIELD -> CompletionItemKind.Field;
            case FUNCTION -> CompletionItemKind.Function;
            case OPERATION -> CompletionItemKind.Method;
            case CONNECTOR -> CompletionItemKind.Interface;
            case AGENT -> CompletionItemKind.Class;
            case PLAYBOOK -> CompletionItemKind.Function;
            case TYPE -> CompletionItemKind.Struct;
            case NAME -> CompletionItemKind.EnumMember;
            case WORD -> CompletionItemKind.Constant;
            case ERROR -> CompletionItemKind.Event;
            case PACKAGE -> CompletionItemKind.Module;
            case TEXT -> CompletionItemKind.Text;
        };
    }

    static SymbolKind ofOutline(String kind) {
        return switch (kind) {
            case "type", "fact" -> SymbolKind.Struct;
            case "record", "agent" -> SymbolKind.Class;
            case "enum" -> SymbolKind.Enum;
            case "name" -> SymbolKind.EnumMember;
            case "connector" -> SymbolKind.Interface;
            case "op" -> SymbolKind.Method;
            case "playbook", "instance" -> SymbolKind.Function;
            case "step" -> SymbolKind.Event;
            case "value" -> SymbolKind.Variable;
            case "kpi" -> SymbolKind.Number;
            case "policy" -> SymbolKind.Key;
            default -> SymbolKind.Object;
        };
    }
}
