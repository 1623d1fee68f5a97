package dev.steward.compiler.internal;

import java.util.List;

import dev.steward.compiler.Governed.Written;
import dev.steward.compiler.Governed.WrittenRule;
import dev.steward.dsl.playbook.EffectTarget;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;

/** Policies as they are written, whether or not they can be compiled. */
final class GovernedMapper {

    private final Compilation compilation;
    private final Positions positions;
    private final List<PolicyTest> tests;

    GovernedMapper(Compilation compilation, Positions positions, List<PolicyTest> tests) {
        this.compilation = compilation;
        this.positions = positions;
        this.tests = tests;
    }

    Written written(PolicyDecl policy) {
        var kind = policy.getKind();
        return new Written(Compilation.qualified(policy), kind == null ? "" : kind,
                policy.getTargets().stream().map(EffectTarget::getName).filter(name -> name != null).toList(),
                policy.getPriority() == null ? 0 : Quantities.whole(policy.getPriority()).orElse(0),
                positions.rangeOf(policy),
                policy.getRules().stream()
                        .map(rule -> new WrittenRule(positions.writtenAs(rule), positions.rangeOf(rule))).toList(),
                tests.stream().filter(test -> isAbout(test, policy)).map(positions::rangeOf).toList(),
                compilation.isBroken(policy));
    }

    private boolean isAbout(PolicyTest test, PolicyDecl policy) {
        return test.getPolicy() != null
                && compilation.analysis().declaration(test, test.getPolicy()) == policy;
    }
}
