package dev.steward.it.tests;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/** The model over a gate that plays a script: no engine, no plan, no store. */
class ScriptedGateTest extends DebugModelContract {

    @TempDir
    Path folder = Path.of(".");

    @Override
    Gated open(Gated.Shape shape) {
        return new ScriptedGate(folder, shape);
    }
}
