package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.playbook.TextLiteral;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpolationTest {

    private static LetStatement let(PlaybookWorkspace workspace, String statement) {
        var tree = workspace.put("a", "type T { a: Int }\nplaybook p(n: Int, list: [T]) {\n" + statement
                + "\nstep s = human do \"${x}\" expires 1 day -> abort\n}").tree();
        assertEquals(List.of(), workspace.check());
        return (LetStatement) ((PlaybookDecl) tree.getDeclarations().get(1)).getStatements().get(0);
    }

    @Test
    void expressionsMayHoldBracesAndQuotes() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        LetStatement let = let(workspace, "x = \"a ${T { a: n }.a} b ${\"in ${n} \\\" }\"} c\"");
        Template template = (Template) let.getValue();
        assertEquals(List.of("a ", " b ", " c"), workspace.analysis().textsOf(template));
        assertEquals(2, template.getExpressions().size());
    }

    @Test
    void blocksLoseTheirCommonIndentation() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        LetStatement let = let(workspace, "x = \"\"\"\n    One ${n}\n      two \"quoted\"\n    ${n} three\n  \"\"\"");
        assertEquals(List.of("One ", "\n  two \"quoted\"\n", " three"),
                workspace.analysis().textsOf((Template) let.getValue()));
        LetStatement plain = let(workspace, "x = \"\"\"\n    One\n\n      two\n    \"\"\"");
        assertEquals("One\n\n  two", ((TextLiteral) plain.getValue()).getValue());
    }

    @Test
    void escapesAreReplaced() {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        LetStatement let = let(workspace, "x = \"a\\n\\\"b\\\" \\${n} \\\\ \\d\"");
        assertEquals("a\n\"b\" ${n} \\ \\d", ((TextLiteral) let.getValue()).getValue());
    }

    @Test
    void mistakesInsideShowTheirPlace() {
        PlaybookIssue issue = Samples.checkBody("x = \"\"\"\n  one\n  two ${nope.a}\n\"\"\"").stream()
                .filter(PlaybookIssue::isError).findFirst().orElseThrow();
        assertEquals(List.of(5, 9), List.of(issue.line(), issue.column()), issue.toString());
    }
}
