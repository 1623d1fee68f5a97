package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.Defaults;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** An issue with the part of the tree that it is about; collects the fixes for it. */
final class Finding {

    private final Program program;
    private final PlaybookSource source;
    private final PlaybookIssue issue;
    private final @Nullable EObject element;
    private final List<QuickFix> fixes = new ArrayList<>();

    Finding(Program program, PlaybookSource source, PlaybookIssue issue) {
        this.program = program;
        this.source = source;
        this.issue = issue;
        ILeafNode leaf = NodeModelUtils.findLeafNodeAtOffset(source.parsed().getRootNode(), issue.offset());
        this.element = leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
    }

    List<QuickFix> fixes() {
        return List.copyOf(fixes);
    }

    Program program() {
        return program;
    }

    PlaybookSource source() {
        return source;
    }

    PlaybookIssue issue() {
        return issue;
    }

    Analysis analysis() {
        return program.analysis();
    }

    Defaults defaults() {
        return new Defaults(program.analysis());
    }

    /** What the check said for fixes; empty when it said less. */
    String data(int index) {
        return index < issue.data().size() ? issue.data().get(index) : "";
    }

    /** The innermost element of a kind around the beginning of the issue. */
    <T> @Nullable T around(Class<T> kind) {
        return Owners.around(element, kind);
    }

    /** The innermost element around the beginning of the issue that meets a condition. */
    @Nullable
    EObject around(Predicate<EObject> condition) {
        EObject at = element;
        while (at != null && !condition.test(at)) {
            at = at.eContainer();
        }
        return at;
    }

    /** The outermost element of a kind that is written exactly where the issue is. */
    <T> @Nullable T exactly(Class<T> kind) {
        T found = null;
        for (EObject at = element; at != null; at = at.eContainer()) {
            INode node = Regions.of(at);
            if (kind.isInstance(at) && node != null && node.getOffset() == issue.offset()
                    && (node.getLength() == issue.length() || node.getText().indexOf('\n') >= 0)) {
                found = kind.cast(at);
            }
        }
        return found;
    }

    /** The declarations that the file sees. */
    <T extends Declaration> List<T> visible(Class<T> kind) {
        return program.analysis().visible(source.tree()).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The text as the issue shows it. */
    String text() {
        return source.text().substring(issue.offset(), issue.offset() + issue.length());
    }

    String text(@Nullable EObject part) {
        INode node = part == null ? null : Regions.of(part);
        return node == null ? "" : source.text().substring(node.getOffset(), node.getOffset() + node.getLength());
    }

    /** What the line of an element begins with. */
    String indent(@Nullable EObject part) {
        INode node = part == null ? null : Regions.of(part);
        return node == null ? "" : Template.indentAt(source.text(), node.getOffset());
    }

    static int end(INode node) {
        return node.getOffset() + node.getLength();
    }

    // ---- proposals ----

    void propose(String title, List<TextEdit> edits) {
        propose(title, new FileEdit(source.path(), edits));
    }

    void propose(String title, FileEdit... files) {
        boolean known = fixes.stream().anyMatch(f -> f.title().equals(title));
        boolean changes = List.of(files).stream().anyMatch(f -> !f.edits().isEmpty());
        if (!known && changes) {
            fixes.add(new QuickFix(title, List.of(files)));
        }
    }

    /** Puts another text where the issue is. */
    void replace(String title, String text) {
        propose(title, List.of(new TextEdit(issue.offset(), issue.length(), text)));
    }

    void replace(String title, @Nullable EObject part, String text) {
        replace(title, part == null ? null : Regions.of(part), text);
    }

    void replace(String title, @Nullable INode node, String text) {
        if (node != null) {
            propose(title, List.of(new TextEdit(node.getOffset(), node.getLength(), text)));
        }
    }

    /** Writes behind an element. */
    void append(String title, @Nullable EObject part, String text) {
        append(title, part == null ? null : Regions.of(part), text);
    }

    void append(String title, @Nullable INode node, String text) {
        if (node != null) {
            propose(title, List.of(new TextEdit(end(node), 0, text)));
        }
    }

    void remove(String title, @Nullable EObject part) {
        INode node = part == null ? null : Regions.of(part);
        if (node != null) {
            propose(title, List.of(Removal.of(source.text(), node.getOffset(), end(node))));
        }
    }
}
