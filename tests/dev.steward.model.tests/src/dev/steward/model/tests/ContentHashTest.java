package dev.steward.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.steward.model.ContentHash;
import dev.steward.model.workflow.WorkflowFactory;
import dev.steward.model.workflow.WorkflowPackage.Literals;

class ContentHashTest {

    @TestFactory
    Stream<DynamicTest> everyFeatureCounts() {
        return Samples.concreteClasses().flatMap(type -> type.getEAllStructuralFeatures().stream().map(
                feature -> DynamicTest.dynamicTest(type.getName() + "." + feature.getName(), () -> {
                    var with = Samples.full(type);
                    var without = EcoreUtil.copy(with);
                    without.eUnset(feature);
                    assertNotEquals(ContentHash.of(with), ContentHash.of(without));
                })));
    }

    @TestFactory
    Stream<DynamicTest> everyClassCounts() {
        var hashes = new HashSet<String>();
        return Samples.concreteClasses().map(type -> DynamicTest.dynamicTest(type.getName(),
                () -> assertTrue(hashes.add(ContentHash.of(EcoreUtil.create(type))), "same hash as another class")));
    }

    @Test
    void theOrderOfItemsCounts() {
        var enumeration = WorkflowFactory.eINSTANCE.createEnumDef();
        enumeration.getLiterals().add("a");
        enumeration.getLiterals().add("bc");
        var before = ContentHash.of(enumeration);
        enumeration.getLiterals().move(0, 1);
        assertNotEquals(before, ContentHash.of(enumeration));
    }

    @Test
    void neighbouringTextsAreKeptApart() {
        var one = WorkflowFactory.eINSTANCE.createEnumDef();
        one.getLiterals().add("ab");
        one.getLiterals().add("c");
        var other = WorkflowFactory.eINSTANCE.createEnumDef();
        other.getLiterals().add("a");
        other.getLiterals().add("bc");
        assertNotEquals(ContentHash.of(one), ContentHash.of(other));
    }

    @Test
    void aFeatureAddedLaterAndTheOrderOfFeaturesDoNotCount() {
        assertEquals(ContentHash.of(named(version("name", "priority"))),
                ContentHash.of(named(version("added", "priority", "name"))));
    }

    /** Runs keep the hash of their plan for years: whoever changes it must mean it. */
    @Test
    void theHashOfAKnownWorkflowStays() {
        var workflow = Build.workflow(Build.make(Literals.LET_NODE, "name", "x", "value", Build.text("ä")));
        assertEquals("35a8167fc71b86981aacec22ef7bc5ae5a3e4e05da3b0600458da4b55de63c0d",
                ContentHash.of(workflow));
    }

    private static EObject named(EClass type) {
        var object = EcoreUtil.create(type);
        object.eSet(type.getEStructuralFeature("name"), "x");
        return object;
    }

    private static EClass version(String... features) {
        var type = EcoreFactory.eINSTANCE.createEClass();
        type.setName("Thing");
        for (var name : features) {
            var attribute = EcoreFactory.eINSTANCE.createEAttribute();
            attribute.setName(name);
            attribute.setEType(name.equals("name") ? EcorePackage.Literals.ESTRING : EcorePackage.Literals.EINT);
            type.getEStructuralFeatures().add(attribute);
        }
        var model = EcoreFactory.eINSTANCE.createEPackage();
        model.setName("test");
        model.setNsURI("https://steward.dev/test");
        model.getEClassifiers().add(type);
        return type;
    }
}
