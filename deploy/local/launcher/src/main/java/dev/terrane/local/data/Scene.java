package dev.terrane.local.data;

import java.time.LocalDate;

/** What the satellite saw on one date: digital numbers of five bands, 10,000 for a reflectance of one. */
final class Scene {
    private static final double SCALE = 10_000;
    private static final int SWATH_EDGE = 430;

    private final Landscape landscape;
    private final int day;
    private final Sky sky;
    private final boolean cut;

    /** A date; on every second one the orbit passes further west and the swath ends within the area. */
    Scene(Landscape landscape, LocalDate date, int number) {
        this.landscape = landscape;
        this.day = date.getDayOfYear();
        this.sky = new Sky(
                DemoCollection.AREA.width(),
                DemoCollection.AREA.height(),
                1000L + 10L * number,
                Noise.at(number, 0, 59));
        this.cut = number % 2 == 1;
    }

    /** The five bands, in the order of the collection. */
    enum BandOfScene {
        B02,
        B03,
        B04,
        B08,
        SCL
    }

    /** Whether the swath covers a pixel. */
    boolean seen(int column, int row) {
        return !cut || column + row / 6 < SWATH_EDGE;
    }

    /** The digital number of a pixel; 0 is no-data. */
    int number(BandOfScene band, int column, int row) {
        if (!seen(column, row)) {
            return 0;
        }
        double cloud = sky.thickness(column, row);
        boolean shaded = cloud == 0 && sky.shaded(column, row);
        if (band == BandOfScene.SCL) {
            return sceneClass(column, row, cloud, shaded);
        }
        double light = shaded ? 0.4 : 1;
        double ground = ground(band, column, row) * light;
        double white = 0.62 + 0.1 * Noise.at(column, row, 61);
        return (int) Math.max(1, Math.rint(SCALE * (ground + (white - ground) * 0.9 * cloud)));
    }

    private double ground(BandOfScene band, int column, int row) {
        double ndvi = landscape.ndvi(column, row, day);
        double nearInfrared = landscape.nearInfrared(column, row);
        double red = nearInfrared * (1 - ndvi) / (1 + ndvi);
        return switch (band) {
            case B08 -> nearInfrared;
            case B04 -> red;
            case B03 -> 0.7 * red + 0.08 * nearInfrared + 0.01;
            default -> 0.6 * red + 0.015;
        };
    }

    /** The classes of Sentinel-2's scene classification that occur here. */
    private int sceneClass(int column, int row, double cloud, boolean shaded) {
        if (cloud > 0.6) {
            return 9;
        }
        if (cloud > 0) {
            return 8;
        }
        if (shaded) {
            return 3;
        }
        if (landscape.cover(column, row) == LandCover.WATER) {
            return 6;
        }
        return landscape.ndvi(column, row, day) > 0.4 ? 4 : 5;
    }
}
