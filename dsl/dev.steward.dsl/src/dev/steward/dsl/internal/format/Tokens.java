package dev.steward.dsl.internal.format;

import dev.steward.dsl.playbook.PlaybookFile;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Reads the visible tokens of a tree, with comments and line breaks between them. */
final class Tokens {

    private final List<Token> tokens = new ArrayList<>();
    private final List<Token.Comment> comments = new ArrayList<>();
    private int lines;
    private boolean first = true;

    private Tokens() {
    }

    /** The last token is an empty one that holds the comments at the end. */
    static List<Token> of(PlaybookFile file) {
        Tokens reader = new Tokens();
        ICompositeNode root = NodeModelUtils.getNode(file);
        if (root != null) {
            for (ILeafNode leaf : root.getRootNode().getLeafNodes()) {
                reader.read(leaf);
            }
        }
        reader.add(new Token("", Integer.MAX_VALUE, file));
        return reader.tokens;
    }

    private void read(ILeafNode leaf) {
        String text = leaf.getText();
        if (!leaf.isHidden()) {
            EObject element = leaf.getSemanticElement();
            add(new Token(text, leaf.getOffset(), element));
        } else if (text.startsWith("//") || text.startsWith("/*")) {
            afterComment();
            comments.add(new Token.Comment(text.stripTrailing(), first || lines > 0, lines > 1, false));
            lines = 0;
            first = false;
        } else {
            lines += (int) text.chars().filter(c -> c == '\n').count();
        }
    }

    private void afterComment() {
        if (!comments.isEmpty()) {
            Token.Comment last = comments.removeLast();
            comments.add(new Token.Comment(last.text(), last.ownLine(), last.blankBefore(), lines > 0));
        }
    }

    private void add(Token token) {
        afterComment();
        token.comments.addAll(comments);
        token.lineBefore = lines > 0;
        token.blankBefore = lines > 1;
        comments.clear();
        lines = 0;
        first = false;
        tokens.add(token);
    }
}
