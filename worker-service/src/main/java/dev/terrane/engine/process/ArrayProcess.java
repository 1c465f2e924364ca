package dev.terrane.engine.process;

/** A process over an array that is neither element-wise nor a plain reduction, such as {@code array_element}. */
public non-sealed interface ArrayProcess extends ProcessImplementation {}
