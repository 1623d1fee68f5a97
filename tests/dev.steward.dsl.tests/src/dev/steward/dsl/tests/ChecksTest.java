package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check finds its fault, and nothing in the cured twin. */
public class ChecksTest {

    /** Shown by tests of their own. */
    private static final Set<String> ELSEWHERE = Set.of(IssueCodes.SYNTAX, IssueCodes.CONFLICT, IssueCodes.UNREADABLE,
            IssueCodes.CYCLIC_IMPORT, IssueCodes.LATER_VERSION);

    /** All snippets with their cured twins. */
    public static Stream<CheckCase> cases() {
        Stream<Supplier<List<CheckCase>>> groups = Stream.of(DeclarationCases::data, DeclarationCases::connectors,
                DeclarationCases::agents, DeclarationCases::governance, DeclarationCases::heads, BodyCases::values,
                BodyCases::calls, BodyCases::leftOut, BodyCases::repeats, LoopCases::rounds, LoopCases::races,
                LoopCases::deadlines, LoopCases::events, GuardCases::handlers, GuardCases::joins,
                GuardCases::people, BodyCases::flow,
                BodyCases::later, BodyCases::memory,
                TestCases::boundaries, TestCases::mocks, TestCases::decisions, TestCases::assertions,
                LabelCases::untrusted, LabelCases::ways, LabelCases::personal);
        return groups.flatMap(g -> g.get().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheFault(CheckCase each) {
        List<PlaybookIssue> found = Samples.check(each.text(each.failing()));
        Set<String> codes = found.stream().map(PlaybookIssue::code).collect(Collectors.toSet());
        assertTrue(codes.contains(each.code()), () -> "found " + found + " in\n" + each.text(each.failing()));
        assertTrue(found.stream().allMatch(i -> i.path().equals("case.playbook")), () -> "found " + found);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsNothingInTheCuredTwin(CheckCase each) {
        assertEquals(List.of(), Samples.check(each.text(each.passing())), () -> each.text(each.passing()));
    }

    @Test
    void everyCodeHasACase() throws IllegalAccessException {
        Set<String> missing = new TreeSet<>();
        for (Field field : IssueCodes.class.getFields()) {
            missing.add(String.valueOf(field.get(null)));
        }
        cases().map(CheckCase::code).forEach(missing::remove);
        missing.removeAll(ELSEWHERE);
        assertEquals(Set.of(), missing);
    }
}
