package dev.terrane.local.data;

/** Noise that is the same for the same place and seed, on every machine: integer hashes and exact arithmetic only. */
final class Noise {
    private Noise() {}

    /** A number in [0, 1) for a lattice point. */
    static double at(long x, long y, long seed) {
        long h = x * 0x9E3779B97F4A7C15L ^ y * 0xC2B2AE3D27D4EB4FL ^ seed * 0x165667B19E3779F9L;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        h ^= h >>> 31;
        return (h >>> 11) * 0x1.0p-53;
    }

    /** A smooth number in [0, 1) whose features are about {@code scale} wide. */
    static double smooth(double x, double y, double scale, long seed) {
        double u = x / scale;
        double v = y / scale;
        long column = (long) Math.floor(u);
        long row = (long) Math.floor(v);
        double fx = ease(u - column);
        double fy = ease(v - row);
        double above = mix(at(column, row, seed), at(column + 1, row, seed), fx);
        double below = mix(at(column, row + 1, seed), at(column + 1, row + 1, seed), fx);
        return mix(above, below, fy);
    }

    /** Smooth noise with detail: four octaves, each half as wide and half as strong as the one before. */
    static double detailed(double x, double y, double scale, long seed) {
        double sum = 0;
        double weight = 0.5;
        double width = scale;
        for (int octave = 0; octave < 4; octave++) {
            sum += weight * smooth(x, y, width, seed + octave);
            weight /= 2;
            width /= 2;
        }
        return sum / 0.9375;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
