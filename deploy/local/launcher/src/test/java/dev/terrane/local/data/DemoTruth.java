package dev.terrane.local.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the sample job must give, from the landscape itself and without the engine. */
public final class DemoTruth {
    private DemoTruth() {}

    /** The median NDVI of a month where the sky was clear, NaN where it never was; columns and rows of a UTM box. */
    public static double[] monthlyNdvi(int month, double west, double south, double east, double north) {
        int left = (int) Math.round((west - DemoCollection.AREA.left()) / 10);
        int right = (int) Math.round((east - DemoCollection.AREA.left()) / 10);
        int top = (int) Math.round((DemoCollection.AREA.top() - north) / 10);
        int bottom = (int) Math.round((DemoCollection.AREA.top() - south) / 10);
        Landscape landscape = new Landscape(DemoCollection.AREA.width(), DemoCollection.AREA.height());
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < DemoCollection.OVERPASSES; i++) {
            LocalDate date = DemoCollection.FIRST.plusDays((long) i * DemoCollection.EVERY_DAYS);
            if (date.getMonthValue() == month) {
                scenes.add(new Scene(landscape, date, i));
            }
        }
        double[] medians = new double[(right - left) * (bottom - top)];
        for (int i = 0; i < medians.length; i++) {
            int column = left + i % (right - left);
            int row = top + Math.floorDiv(i, right - left);
            List<Double> clear = new ArrayList<>();
            for (Scene scene : scenes) {
                int scl = scene.number(Scene.BandOfScene.SCL, column, row);
                if (scl != 0 && scl != 3 && scl < 8) {
                    double red = scene.number(Scene.BandOfScene.B04, column, row);
                    double nir = scene.number(Scene.BandOfScene.B08, column, row);
                    clear.add((nir - red) / (nir + red));
                }
            }
            clear.sort(null);
            int n = clear.size();
            medians[i] = n == 0 ? Double.NaN : (clear.get((n - 1) / 2) + clear.get(n / 2)) / 2;
        }
        return medians;
    }
}
