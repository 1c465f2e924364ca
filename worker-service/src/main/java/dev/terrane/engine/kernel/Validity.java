package dev.terrane.engine.kernel;

import org.jspecify.annotations.Nullable;

/** Loops over validity masks: true where a value is not no-data; a null mask is all true. */
public final class Validity {
    private Validity() {}

    /** Valid where both are. */
    public static boolean @Nullable [] and(boolean @Nullable [] a, boolean @Nullable [] b) {
        if (a == null) {
            return b;
        }
        if (b == null) {
            return a;
        }
        boolean[] both = new boolean[a.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = a[i] & b[i];
        }
        return both;
    }

    /** Valid where two parts of one mask are. */
    public static void andParts(boolean @Nullable [] mask, int first, int second, int count, boolean[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = mask == null || (mask[first + i] & mask[second + i]);
        }
    }

    /** Whether nothing is no-data. */
    public static boolean all(boolean @Nullable [] valid) {
        if (valid != null) {
            for (boolean one : valid) {
                if (!one) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The mask, or null where it says nothing; a null mask makes later loops faster. */
    public static boolean @Nullable [] compact(boolean[] valid) {
        return all(valid) ? null : valid;
    }
}
