package dev.terrane.engine.sink.geotiff;

/** Halves images: the mean of the valid pixels for measurements, the first valid pixel for whole numbers. */
final class Shrink {
    private Shrink() {}

    /**
     * Halves a box of pixels.
     *
     * @param width an even number of pixels
     * @param height an even number of pixels
     * @param mean whether to average; otherwise classes stay classes
     */
    static double[] half(double[] pixels, int width, int height, int bands, boolean mean) {
        double[] half = new double[width / 2 * (height / 2) * bands];
        int row = width * bands;
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width / 2; x++) {
                for (int b = 0; b < bands; b++) {
                    int at = 2 * y * row + 2 * x * bands + b;
                    half[(y * (width / 2) + x) * bands + b] = mean
                            ? mean(pixels[at], pixels[at + bands], pixels[at + row], pixels[at + row + bands])
                            : first(pixels[at], pixels[at + bands], pixels[at + row], pixels[at + row + bands]);
                }
            }
        }
        return half;
    }

    private static double mean(double a, double b, double c, double d) {
        double sum = 0;
        int count = 0;
        for (double value : new double[] {a, b, c, d}) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double first(double a, double b, double c, double d) {
        if (!Double.isNaN(a)) {
            return a;
        }
        if (!Double.isNaN(b)) {
            return b;
        }
        return Double.isNaN(c) ? d : c;
    }
}
