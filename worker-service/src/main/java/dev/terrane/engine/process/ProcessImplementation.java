package dev.terrane.engine.process;

import dev.terrane.model.process.ProcessDefinition;

/** One openEO process: what users read about it, and what it does. One small file each. */
public sealed interface ProcessImplementation permits ScalarProcess, ReducerProcess, ArrayProcess, CubeProcess {
    /** What users read. */
    ProcessDefinition definition();

    /** What it gives for these arguments. */
    Value apply(Arguments arguments);
}
