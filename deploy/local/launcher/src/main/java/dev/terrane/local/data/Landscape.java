package dev.terrane.local.data;

/**
 * An invented landscape on a 10 m grid: forest on the hills, parcels of crops and meadows, a town, a river with a lake.
 * Positions are columns and rows counted from the north-western corner of the demo area.
 */
final class Landscape {
    private static final int PARCEL = 14;
    private static final double FOREST_FROM = 0.56;
    private static final int TOWN_COLUMN = 300;
    private static final int TOWN_ROW = 70;
    private static final int TOWN_RADIUS = 34;
    private static final int LAKE_COLUMN = 120;
    private static final int LAKE_RADIUS = 13;

    private final int width;
    private final LandCover[] covers;
    private final double[] greener;
    private final double[] brightness;

    /** The landscape of an area of so many columns and rows. */
    Landscape(int width, int height) {
        this.width = width;
        this.covers = new LandCover[width * height];
        this.greener = new double[covers.length];
        this.brightness = new double[covers.length];
        for (int i = 0; i < covers.length; i++) {
            int column = i % width;
            int row = i / width;
            long parcel = parcel(column, row);
            LandCover cover = cover(column, row, parcel);
            boolean wild = cover == LandCover.FOREST || cover == LandCover.WATER;
            double ofParcel =
                    wild ? 0.03 * (Noise.smooth(column, row, 25, 23) - 0.5) : 0.10 * (Noise.at(parcel, 1, 29) - 0.5);
            covers[i] = cover;
            greener[i] = ofParcel + 0.04 * (Noise.at(column, row, 31) - 0.5);
            brightness[i] = cover.nearInfrared() * (0.9 + 0.2 * Noise.at(column, row, 37));
        }
    }

    /** What is on a pixel. */
    LandCover cover(int column, int row) {
        return covers[row * width + column];
    }

    /** NDVI of the ground: by its cover, a little different in each parcel and pixel. */
    double ndvi(int column, int row, int dayOfYear) {
        int pixel = row * width + column;
        return Math.max(-0.5, Math.min(0.93, covers[pixel].ndvi(dayOfYear) + greener[pixel]));
    }

    /** Reflectance in the near infrared. */
    double nearInfrared(int column, int row) {
        return brightness[row * width + column];
    }

    private static LandCover cover(int column, int row, long parcel) {
        double bank = Math.abs(row - river(column));
        if (bank < 2.5 || within(LAKE_RADIUS, column - LAKE_COLUMN, row - river(LAKE_COLUMN))) {
            return LandCover.WATER;
        }
        double edge = TOWN_RADIUS * (0.6 + 0.6 * Noise.smooth(column, row, 18, 5));
        if (within(edge, column - TOWN_COLUMN, row - TOWN_ROW)) {
            return LandCover.TOWN;
        }
        if (bank > 12 && Noise.detailed(column, row, 110, 11) > FOREST_FROM) {
            return LandCover.FOREST;
        }
        return switch ((int) (Noise.at(parcel, 0, 17) * 3)) {
            case 0 -> LandCover.MEADOW;
            case 1 -> LandCover.WHEAT;
            default -> LandCover.MAIZE;
        };
    }

    private static boolean within(double radius, double dx, double dy) {
        return dx * dx + dy * dy < radius * radius;
    }

    private static double river(int column) {
        return 150 + 90 * (Noise.smooth(column, 0, 160, 41) - 0.5) + 14 * (Noise.smooth(column, 0, 40, 43) - 0.5);
    }

    /** The number of the parcel that a pixel belongs to: the nearest of jittered centres. */
    private static long parcel(int column, int row) {
        int cellColumn = Math.floorDiv(column, PARCEL);
        int cellRow = Math.floorDiv(row, PARCEL);
        double nearest = Double.MAX_VALUE;
        long found = 0;
        for (int r = cellRow - 1; r <= cellRow + 1; r++) {
            for (int c = cellColumn - 1; c <= cellColumn + 1; c++) {
                double dx = (c + Noise.at(c, r, 47)) * PARCEL - column;
                double dy = (r + Noise.at(c, r, 53)) * PARCEL - row;
                double distance = dx * dx + dy * dy;
                if (distance < nearest) {
                    nearest = distance;
                    found = c * 100_003L + r;
                }
            }
        }
        return found;
    }
}
