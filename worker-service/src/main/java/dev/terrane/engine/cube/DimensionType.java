package dev.terrane.engine.cube;

/** The kinds of dimension that openEO tells apart. */
public enum DimensionType {
    SPATIAL,
    TEMPORAL,
    BANDS,
    GEOMETRY,
    OTHER
}
