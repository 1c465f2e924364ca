package dev.terrane.engine.process;

/**
 * A process over single values that inside a callback works on a whole block of pixels at once. Number functions
 * implement {@link UnaryProcess} or {@link BinaryProcess}; only what treats types or no-data in its own way implements
 * this.
 */
public non-sealed interface ScalarProcess extends ProcessImplementation {}
