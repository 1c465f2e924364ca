package dev.terrane.engine.crs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That GDAL and PROJ read the texts of these codes as their systems was checked by hand with rasterio and pyproj. */
class WktTest {
    @ParameterizedTest
    @CsvSource({
        "3857, Popular Visualisation Pseudo Mercator",
        "2154, Lambert_Conformal_Conic_2SP",
        "5070, Albers_Conic_Equal_Area",
        "27700, Transverse_Mercator",
        "3035, Lambert_Azimuthal_Equal_Area",
        "3031, Polar_Stereographic",
        "32633, Transverse_Mercator"
    })
    void theProjectionIsTheOneOfTheCode(int epsg, String projection) {
        assertThat(Wkt.of(epsg).orElseThrow())
                .startsWith("PROJCS[")
                .contains("PROJECTION[\"" + projection + "\"")
                .endsWith(", AUTHORITY[\"EPSG\",\"" + epsg + "\"]]")
                .doesNotContain("TOWGS84");
    }

    @Test
    void theDatumIsTheOneOfTheCode() {
        assertThat(Wkt.of(27700).orElseThrow()).contains("SPHEROID[\"Airy 1830\"");
        assertThat(Wkt.of(5070).orElseThrow()).contains("\"North American Datum 1983\"");
        assertThat(Wkt.of(4326).orElseThrow()).startsWith("GEOGCS[\"WGS 84\"");
    }

    @Test
    void axesThatRunNorthFirstAreSaidTo() {
        assertThat(Wkt.of(3035).orElseThrow()).contains("AXIS[\"Northing\",NORTH], AXIS[\"Easting\",EAST]");
        assertThat(Wkt.of(32633).orElseThrow()).doesNotContain("AXIS");
    }

    @Test
    void feetAreNotMetres() {
        assertThat(Wkt.of(2263).orElseThrow()).contains("UNIT[\"foot_survey_us\", 0.3048006096");
        assertThat(GridMapping.unit(2263)).isEqualTo("US_survey_foot");
        assertThat(GridMapping.attributes(2263)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2065, 21781, 999_999})
    void whatCannotBeSpelledIsLeftOut(int epsg) {
        assertThat(Wkt.of(epsg)).isEmpty();
    }

    @Test
    void onlyMercatorIsCalledMercator() {
        assertThat(GridMapping.attributes(2154)).containsEntry("grid_mapping_name", "lambert_conformal_conic");
        assertThat(GridMapping.attributes(3857)).doesNotContainKey("grid_mapping_name");
    }
}
