package dev.steward.dsl.ide.internal.style;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.StyledRegion;
import dev.steward.dsl.ide.StyledRegion.Style;
import dev.steward.dsl.ide.internal.names.Occurrence;
import dev.steward.dsl.ide.internal.names.Occurrences;
import dev.steward.dsl.ide.internal.names.Symbol;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.NamedTypeRef;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Keywords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.nodemodel.ILeafNode;

/** Styles of all that is more than plain: by what names stand for, else by what the words are. */
public final class Styles {

    private static final Set<String> LABELS = Set.of("pii", "untrusted", "secret");

    private static final Set<String> WORDS = new Keywords().all().stream().map(Keywords.Keyword::word)
            .collect(Collectors.toUnmodifiableSet());

    private Styles() {
    }

    /** In the order of the text. */
    public static List<StyledRegion> of(PlaybookSource source, Analysis analysis) {
        Map<Integer, Occurrence> names = new HashMap<>();
        Occurrences.in(source, analysis).forEach(o -> names.put(o.offset(), o));
        List<StyledRegion> out = new ArrayList<>();
        int end = 0;
        for (ILeafNode leaf : source.parsed().getRootNode().getLeafNodes()) {
            Occurrence name = leaf.isHidden() ? null : names.get(leaf.getOffset());
            Style style = name != null ? style(name) : style(leaf);
            int length = name != null ? name.length() : leaf.getLength();
            if (style != null && leaf.getOffset() >= end && length > 0) {
                out.add(new StyledRegion(leaf.getOffset(), length, style));
                end = leaf.getOffset() + length;
            }
        }
        return out;
    }

    private static @Nullable Style style(ILeafNode leaf) {
        String text = leaf.getText();
        if (leaf.isHidden()) {
            return text.startsWith("//") || text.startsWith("/*") ? Style.COMMENT : null;
        }
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        // what the parser skipped belongs to no rule, but its words look as they did before the text was broken
        if (leaf.getGrammarElement() instanceof Keyword || leaf.getGrammarElement() == null && WORDS.contains(text)) {
            return !Character.isLetter(first) ? null : LABELS.contains(text) ? Style.LABEL : Style.KEYWORD;
        }
        if (Character.isDigit(first)) {
            return Style.NUMBER;
        }
        if (first == '"' || first == '}') {
            return Style.TEXT;
        }
        EObject element = leaf.getSemanticElement();
        return element instanceof NamedTypeRef ? Style.TYPE : element instanceof ErrorRef ? Style.ERROR : null;
    }

    private static Style style(Occurrence name) {
        return switch (name.symbol()) {
            case Symbol.Declared of -> style(of.element());
            case Symbol.PromptWord of -> Style.INPUT;
            case Symbol.PackageName of -> Style.PACKAGE;
            case Symbol.LanguageFunction of -> Style.FUNCTION;
            case Symbol.Given of -> Style.WORD;
            case Symbol.ValueWord of -> Style.WORD;
        };
    }

    private static Style style(EObject declared) {
        return switch (declared) {
            case StepStatement step -> Style.STEP;
            case Parameter parameter -> Style.INPUT;
            case Field field -> Style.FIELD;
            case EnumLiteral literal -> Style.MEMBER;
            case AgentDecl agent -> Style.AGENT;
            case ConnectorDecl connector -> Style.CONNECTOR;
            case OperationDecl operation -> operation.getTraits().stream().anyMatch(IrreversibleTrait.class::isInstance)
                    ? Style.IRREVERSIBLE : Style.OPERATION;
            case PlaybookDecl playbook -> Style.PLAYBOOK;
            case PolicyDecl policy -> Style.POLICY;
            case GoalDecl goal -> Style.GOAL;
            case KpiDecl kpi -> Style.VALUE;
            case Declaration data -> Style.TYPE;
            default -> Style.VALUE;
        };
    }
}
