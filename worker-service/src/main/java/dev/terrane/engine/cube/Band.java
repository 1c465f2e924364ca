package dev.terrane.engine.cube;

import org.jspecify.annotations.Nullable;

/**
 * A label of a bands dimension with what is known about it.
 *
 * @param name unique within the cube
 * @param commonName STAC common name such as {@code red}, or null
 * @param wavelengthMicrometers centre wavelength, NaN where unknown
 */
public record Band(String name, @Nullable String commonName, double wavelengthMicrometers) {
    /** A band of which only the name is known. */
    public static Band named(String name) {
        return new Band(name, null, Double.NaN);
    }
}
