package dev.steward.model.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

import dev.steward.model.ContentHash;
import dev.steward.model.WorkflowFormatException;
import dev.steward.model.Workflows;
import dev.steward.model.workflow.WorkflowFactory;

class WorkflowsTest {

    @Test
    void whatIsReadEqualsWhatWasWritten() throws WorkflowFormatException {
        var workflow = Samples.everything();
        var copy = Workflows.fromBytes(Workflows.toBytes(workflow));
        assertTrue(EcoreUtil.equals(workflow, copy), "the copy differs from the workflow that was written");
        assertEquals(ContentHash.of(workflow), ContentHash.of(copy));
    }

    /** What belongs to a whole company, and the root itself. */
    private static final Set<String> OTHER_ROOTS = Set.of("Workflow", "Strategy", "GoalDef", "GoalTarget", "KpiDef",
            "RolloutDef", "RolloutStage");

    @Test
    void everyClassIsInTheSample() {
        var seen = new HashSet<String>();
        Samples.everything().eAllContents().forEachRemaining(part -> seen.add(part.eClass().getName()));
        var missing = Samples.concreteClasses().map(type -> type.getName())
                .filter(name -> !seen.contains(name) && !OTHER_ROOTS.contains(name)).toList();
        assertEquals(List.of(), missing, "the round trip says nothing about these classes");
    }

    @Test
    void equalWorkflowsGiveEqualBytes() {
        assertArrayEquals(Workflows.toBytes(Samples.everything()), Workflows.toBytes(Samples.everything()));
    }

    @Test
    void writingLeavesTheWorkflowAlone() {
        var workflow = Samples.everything();
        EObject before = EcoreUtil.copy(workflow);
        Workflows.toBytes(workflow);
        assertTrue(EcoreUtil.equals(before, workflow));
        assertEquals(null, workflow.eResource());
    }

    @Test
    void everyTruncationIsRefused() {
        var bytes = Workflows.toBytes(WorkflowFactory.eINSTANCE.createWorkflow());
        for (int length = 0; length < bytes.length; length++) {
            var part = Arrays.copyOf(bytes, length);
            assertThrows(WorkflowFormatException.class, () -> Workflows.fromBytes(part));
        }
    }

    @Test
    void everyFlippedByteIsRefused() {
        var bytes = Workflows.toBytes(Samples.everything());
        for (int i = 0; i < bytes.length; i++) {
            var damaged = bytes.clone();
            damaged[i] ^= 0x10;
            assertThrows(WorkflowFormatException.class, () -> Workflows.fromBytes(damaged), "byte " + i);
        }
    }

    @Test
    void otherBytesAreNamedAsSuch() {
        var error = assertThrows(WorkflowFormatException.class,
                () -> Workflows.fromBytes("playbook weeklyLetter() {}".getBytes(StandardCharsets.UTF_8)));
        assertEquals("These bytes are not a compiled playbook.", error.getMessage());
    }
}
