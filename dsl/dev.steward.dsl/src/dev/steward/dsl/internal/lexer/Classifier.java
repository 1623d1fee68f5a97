package dev.steward.dsl.internal.lexer;

import dev.steward.dsl.internal.lexer.RawToken.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Gives each raw token its type for the parser, from left to right: keyword or name, brace of a block or of a value.
 * Stops where a text is nested deeper than the parser's stack is meant for; the rest is one invalid token.
 */
final class Classifier implements NameRules.Context {

    private static final Set<String> BLOCK_FOLLOWS = Set.of("type", "enum", "record", "fact", "connector", "agent",
            "playbook", "goal", "rollout", "remember", "foreach", "parallel", "repeat", "deadline");
    private static final Set<String> ARM_ARROW = Set.of("when", "else");
    private static final Set<String> OUTCOME_ARROW = Set.of("on", "expires", "reject", "deadline", "within");

    private final List<RawToken> tokens;
    private final TokenTypes types;
    private final int[] result;
    private final int[] significant;
    private int count;
    private int current;
    private int last = -1;
    private int lastType;
    private boolean lastIsKeyword;
    private boolean outcomeArrow;
    private boolean namesOnly;
    private int blockFollowsAt = -1;
    private boolean enumFollows;
    private boolean outcomeFollows;
    /** How deep the open blocks are behind whose closing brace an outcome may stand. */
    private final BitSet withOutcome = new BitSet();
    private final Nesting nesting = new Nesting();

    Classifier(List<RawToken> raw, TokenTypes types) {
        this.tokens = new ArrayList<>(raw);
        this.types = types;
        this.result = new int[raw.size()];
        this.significant = new int[raw.size() + 2];
        for (int i = 0; i < raw.size(); i++) {
            if (!raw.get(i).kind().isHidden()) {
                significant[count++] = i;
            }
        }
        classify();
    }

    List<RawToken> tokens() {
        return tokens;
    }

    int[] types() {
        return result;
    }

    private void classify() {
        for (int i = 0; i < tokens.size(); i++) {
            result[i] = types.kind(tokens.get(i).kind());
        }
        for (current = 0; current < count; current++) {
            int i = significant[current];
            RawToken token = tokens.get(i);
            if (nesting.tooDeepAt(token)) {
                cutOff(i);
                return;
            }
            result[i] = typeOf(token);
            last = i;
            lastType = result[i];
        }
    }

    private int typeOf(RawToken token) {
        if (token.kind() == Kind.SYMBOL) {
            lastIsKeyword = false;
            return symbol(token);
        }
        if (token.kind() != Kind.WORD) {
            lastIsKeyword = false;
            return types.kind(token.kind());
        }
        boolean keyword = !namesOnly && types.isKeyword(token.text()) && !NameRules.isName(this, outcomeArrow);
        if (keyword) {
            keyword(token.text());
        }
        lastIsKeyword = keyword;
        return keyword ? types.keyword(token.text()) : types.name();
    }

    private void keyword(String text) {
        if (ARM_ARROW.contains(text)) {
            outcomeArrow = false;
        } else if (OUTCOME_ARROW.contains(text)) {
            outcomeArrow = true;
        }
        boolean policyTest = text.equals("policy") && "test".equals(previousKeyword());
        if (BLOCK_FOLLOWS.contains(text) || policyTest) {
            blockFollowsAt = nesting.depth();
            outcomeFollows = text.equals("deadline");
        }
        enumFollows |= text.equals("enum");
    }

    private int symbol(RawToken token) {
        if (token.is("{")) {
            boolean block = blockFollowsAt == nesting.depth() - 1;
            if (block) {
                blockFollowsAt = -1;
            }
            withOutcome.set(nesting.depth(), block && outcomeFollows);
            namesOnly = enumFollows || previousIs(".");
            enumFollows = false;
            return !block && !namesOnly && opensValue() ? types.valueOpen() : types.keyword("{");
        }
        if (token.is("}")) {
            namesOnly = false;
            outcomeArrow |= withOutcome.get(nesting.depth() + 1);
        }
        return types.keyword(token.text());
    }

    /** A brace belongs to a value when it stands behind a name and a field, or nothing, stands behind it. */
    private boolean opensValue() {
        if (last < 0 || lastType != types.name()) {
            return false;
        }
        if (nextIsWord()) {
            return ":".equals(afterNext());
        }
        return "}".equals(next()) && Character.isUpperCase(tokens.get(last).text().charAt(0));
    }

    private void cutOff(int from) {
        StringBuilder rest = new StringBuilder();
        for (int i = from; i < tokens.size(); i++) {
            rest.append(tokens.get(i).text());
        }
        int start = tokens.get(from).start();
        tokens.subList(from, tokens.size()).clear();
        tokens.add(new RawToken(Kind.INVALID, start, start + rest.length(), rest.toString(), Nesting.MESSAGE));
        result[from] = types.kind(Kind.INVALID);
    }

    // ---- the neighbours ----

    private @Nullable RawToken ahead(int distance) {
        int at = current + distance;
        return at < count ? tokens.get(significant[at]) : null;
    }

    @Override
    public String word() {
        return tokens.get(significant[current]).text();
    }

    @Override
    public @Nullable String previousKeyword() {
        return lastIsKeyword ? tokens.get(last).text() : null;
    }

    @Override
    public String previousSymbol() {
        return last >= 0 && tokens.get(last).kind() == Kind.SYMBOL ? tokens.get(last).text() : "";
    }

    @Override
    public boolean afterInterpolationStart() {
        return last >= 0 && tokens.get(last).kind().opensInterpolation();
    }

    @Override
    public @Nullable String next() {
        return text(ahead(1));
    }

    @Override
    public @Nullable String afterNext() {
        return text(ahead(2));
    }

    private static @Nullable String text(@Nullable RawToken token) {
        if (token == null) {
            return null;
        }
        boolean closes = token.kind() == Kind.TEXT_MIDDLE || token.kind() == Kind.TEXT_END
                || token.kind() == Kind.BLOCK_MIDDLE || token.kind() == Kind.BLOCK_END;
        return closes ? "}" : token.text();
    }

    @Override
    public boolean nextIsWord() {
        RawToken next = ahead(1);
        return next != null && next.isWord();
    }

    @Override
    public boolean nextIsText() {
        RawToken next = ahead(1);
        return next != null && (next.kind() == Kind.STRING || next.kind() == Kind.TEXT_START
                || next.kind() == Kind.BLOCK_START);
    }

    @Override
    public boolean nextIsNumber() {
        RawToken next = ahead(1);
        return next != null && (next.kind() == Kind.INT || next.kind() == Kind.DECIMAL || next.is("-"));
    }

    @Override
    public boolean nextIsOnSameLine() {
        int next = current + 1 < count ? significant[current + 1] : tokens.size();
        for (int i = significant[current] + 1; i < next; i++) {
            if (tokens.get(i).text().indexOf('\n') >= 0) {
                return false;
            }
        }
        return true;
    }
}
