package dev.terrane.local.data;

/** What grows or stands on a pixel, and how green it is over the year. */
enum LandCover {
    /** Green all summer. */
    FOREST(0.30, 0.86, 0.86, 0.86, 0.86),
    /** Green in May, cut twice, green again. */
    MEADOW(0.34, 0.80, 0.66, 0.78, 0.62),
    /** Green in May, ripe in July, stubble at its end. */
    WHEAT(0.36, 0.84, 0.78, 0.42, 0.22),
    /** Bare in May, closed in July. */
    MAIZE(0.33, 0.18, 0.34, 0.72, 0.85),
    /** Roofs, streets and gardens. */
    TOWN(0.26, 0.22, 0.24, 0.24, 0.22),
    /** The river and its lake. */
    WATER(0.03, -0.20, -0.20, -0.18, -0.18);

    private static final int FIRST_DAY = 121;
    private static final int DAYS_BETWEEN = 30;

    private final double nearInfrared;
    private final double may;
    private final double june;
    private final double july;
    private final double august;

    LandCover(double nearInfrared, double may, double june, double july, double august) {
        this.nearInfrared = nearInfrared;
        this.may = may;
        this.june = june;
        this.july = july;
        this.august = august;
    }

    /** Reflectance in the near infrared. */
    double nearInfrared() {
        return nearInfrared;
    }

    /** NDVI on a day of the year, linear between the firsts of May, June, July and August. */
    double ndvi(int dayOfYear) {
        double months = Math.max(0, Math.min(3, (dayOfYear - FIRST_DAY) / (double) DAYS_BETWEEN));
        if (months < 1) {
            return may + (june - may) * months;
        }
        return months < 2 ? june + (july - june) * (months - 1) : july + (august - july) * (months - 2);
    }
}
