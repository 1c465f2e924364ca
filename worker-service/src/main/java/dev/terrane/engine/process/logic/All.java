package dev.terrane.engine.process.logic;

import dev.terrane.engine.kernel.Logic;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.ArrayProcess;
import dev.terrane.engine.process.Reductions;
import dev.terrane.engine.process.Value;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;

/** {@code all(data)}: whether every value is true. */
public final class All implements ArrayProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("all")
                .summary("All are true")
                .description(
                        "Whether every value is true. Left out no-data counts as not there at all; otherwise the answer is no-data"
                                + " where it depends on it.")
                .categories("logic", "reducer")
                .parameters(
                        Parameter.required("data", "The truth values.", Schema.arrayOf(Schema.boolOrNull())),
                        Reductions.ignoreNodata())
                .returns(Schema.boolOrNull(), "The answer.");
    }

    @Override
    public Value apply(Arguments arguments) {
        return TruthReduction.reduce(arguments, Logic::and, true);
    }
}
