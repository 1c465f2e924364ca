package dev.terrane.engine.cube;

import java.util.ArrayList;
import java.util.List;

/** Finds bands the way openEO names them: by unique name first, then by common name. */
public final class BandNames {
    private BandNames() {}

    /** The positions that a name stands for: one for a unique name, any number for a common name. */
    public static List<Integer> find(List<Band> bands, String name) {
        List<Integer> byCommonName = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).name().equals(name)) {
                return List.of(i);
            }
            if (name.equals(bands.get(i).commonName())) {
                byCommonName.add(i);
            }
        }
        return byCommonName;
    }
}
