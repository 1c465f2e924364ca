package dev.terrane.engine.process;

/** A process that takes or makes a cube. It computes nothing: it adds nodes to the plan. */
public non-sealed interface CubeProcess extends ProcessImplementation {}
