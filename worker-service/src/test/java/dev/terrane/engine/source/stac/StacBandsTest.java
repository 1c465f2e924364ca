package dev.terrane.engine.source.stac;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StacBandsTest {
    @Test
    void aBandIsReadFromItsOwnFileAndNotFromAPreview() throws IOException {
        Map<String, StacBands.Place> places = StacBands.places(new ObjectMapper().readTree("""
                {"assets": {
                  "visual": {"href": "v.tif", "type": "image/tiff", "eo:bands": [{"name": "B04"}, {"name": "B03"}, {"name": "B02"}]},
                  "red": {"href": "r.tif", "type": "image/tiff", "eo:bands": [{"name": "B04"}]},
                  "B03": {"href": "g.tif", "type": "image/tiff", "eo:bands": [{"name": "B03"}]}}}"""));
        assertThat(places)
                .containsEntry("B04", new StacBands.Place("red", 0))
                .containsEntry("red", new StacBands.Place("red", 0))
                .containsEntry("B03", new StacBands.Place("B03", 0))
                .containsEntry("B02", new StacBands.Place("visual", 2))
                .doesNotContainKey("visual");
    }
}
