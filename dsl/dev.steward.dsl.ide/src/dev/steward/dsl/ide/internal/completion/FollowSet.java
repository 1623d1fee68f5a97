package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.internal.ContextualContentAssistParser;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.editor.contentassist.antlr.FollowElement;
import org.eclipse.xtext.ide.editor.contentassist.antlr.FollowElementComputer;

/**
 * What the grammar allows at a place.
 *
 * @param keywords words and symbols
 * @param slots features that may be given, as {@code Rule.feature}
 */
record FollowSet(Set<String> keywords, Set<String> slots) {

    static FollowSet of(String before, String likely, ContextualContentAssistParser parser,
            FollowElementComputer computer) {
        Collection<FollowElement> follow = parser
                .getFollowElements(before + ContextualContentAssistParser.CURSOR + likely, false);
        Set<AbstractElement> elements = new LinkedHashSet<>();
        computer.computeFollowElements(follow, elements::add);
        Set<String> keywords = new LinkedHashSet<>();
        Set<String> slots = new LinkedHashSet<>();
        for (AbstractElement element : elements) {
            if (element instanceof Keyword keyword) {
                keywords.add(keyword.getValue());
            }
            Assignment assignment = element instanceof Assignment own ? own
                    : GrammarUtil.containingAssignment(element);
            if (assignment != null) {
                slots.add(GrammarUtil.containingRule(assignment).getName() + "." + assignment.getFeature());
            }
        }
        return new FollowSet(keywords, slots);
    }

    boolean has(String... any) {
        for (String slot : any) {
            if (slots.contains(slot)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value may stand here. */
    boolean takesValue() {
        return has("Primary.name");
    }

    /** Whether the name of something behind a dot may stand here. */
    boolean takesMember() {
        return has("Postfix.name", "Path.name");
    }
}
