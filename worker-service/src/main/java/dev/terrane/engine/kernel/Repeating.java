package dev.terrane.engine.kernel;

/** Copies boxes of values into an order of other dimensions; a stride of 0 repeats. */
public final class Repeating {
    private Repeating() {}

    /**
     * Fills a box.
     *
     * @param strides for each dimension of the result the distance of neighbours in the source
     * @param shape the size of the result
     */
    public static void copy(double[] from, int[] strides, int[] shape, double[] out) {
        int last = shape.length - 1;
        int run = last < 0 ? 1 : shape[last];
        int step = last < 0 ? 0 : strides[last];
        int[] position = new int[shape.length];
        int at = 0;
        for (int to = 0; to < out.length; to += run) {
            if (step == 1) {
                System.arraycopy(from, at, out, to, run);
            } else {
                for (int i = 0; i < run; i++) {
                    out[to + i] = from[at + i * step];
                }
            }
            at = advance(at, strides, shape, position);
        }
    }

    /** Fills a box of a mask. */
    public static void copy(boolean[] from, int[] strides, int[] shape, boolean[] out) {
        int last = shape.length - 1;
        int run = last < 0 ? 1 : shape[last];
        int step = last < 0 ? 0 : strides[last];
        int[] position = new int[shape.length];
        int at = 0;
        for (int to = 0; to < out.length; to += run) {
            if (step == 1) {
                System.arraycopy(from, at, out, to, run);
            } else {
                for (int i = 0; i < run; i++) {
                    out[to + i] = from[at + i * step];
                }
            }
            at = advance(at, strides, shape, position);
        }
    }

    /** The place in the source where the next run of the last dimension begins. */
    private static int advance(int at, int[] strides, int[] shape, int[] position) {
        int next = at;
        for (int d = shape.length - 2; d >= 0; d--) {
            next += strides[d];
            if (++position[d] < shape[d]) {
                break;
            }
            next -= strides[d] * shape[d];
            position[d] = 0;
        }
        return next;
    }
}
