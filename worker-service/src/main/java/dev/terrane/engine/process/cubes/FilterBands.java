package dev.terrane.engine.process.cubes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.BandNames;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.PendingLoad;
import dev.terrane.engine.process.Selections;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code filter_bands}: keeps bands by name, common name or wavelength, in the order in which they are asked for. */
public final class FilterBands implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("filter_bands")
                .summary("Keep some bands")
                .description("Keeps the bands that are named, first those of `bands` and then those of `wavelengths`,"
                        + " each in the order given. A unique band name wins over a common name; a common name keeps"
                        + " all bands that share it. Names that no band has are passed over.")
                .categories("cubes", "filter")
                .parameters(
                        Parameter.required("data", "A cube with bands.", Schemas.cube(Schemas.dimension("bands"))),
                        Parameter.optional(
                                "bands",
                                "Band names or common names.",
                                Schema.arrayOf(Schema.string().subtype("band-name")),
                                JsonNodeFactory.instance.arrayNode()),
                        Parameter.optional(
                                "wavelengths",
                                "Ranges of the centre wavelength, lowest and highest in micrometres, both included.",
                                Schema.arrayOf(Schemas.parse("{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2,"
                                        + " \"items\": {\"type\": \"number\"},"
                                        + " \"examples\": [[[0.45, 0.5], [0.6, 0.7]]]}")),
                                JsonNodeFactory.instance.arrayNode()))
                .returns(Schemas.cube(Schemas.dimension("bands")), "The cube with the bands kept.")
                .fails("BandFilterParameterMissing", "Either `bands` or `wavelengths` must name something.")
                .fails("DimensionMissing", "The cube has no bands dimension.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        JsonNode names = arguments.json("bands");
        JsonNode ranges = arguments.json("wavelengths");
        if (names.isEmpty() && ranges.isEmpty()) {
            throw arguments.failure("BandFilterParameterMissing", "Say which bands to keep.");
        }
        cube = PendingLoad.narrowed(cube, request -> ranges.isEmpty() ? narrower(request, names) : Optional.empty());
        if (PendingLoad.isPending(cube)) {
            return new Value.Cube(cube);
        }
        List<Integer> dimensions = cube.spec().indicesOf(DimensionType.BANDS);
        if (dimensions.isEmpty()) {
            throw arguments.failure("DimensionMissing", "The cube has no bands dimension.");
        }
        int index = dimensions.get(0);
        List<Band> bands = ((Dimension.Bands) cube.spec().dimensions().get(index)).bands();
        Set<Integer> kept = new LinkedHashSet<>();
        names.forEach(name -> kept.addAll(BandNames.find(bands, name.asText())));
        ranges.forEach(range -> kept.addAll(
                inRange(bands, range.path(0).asDouble(), range.path(1).asDouble())));
        return new Value.Cube(Selections.labels(cube, index, List.copyOf(kept)));
    }

    /** The request for these bands alone, where all that it asks for itself is asked for by the same names. */
    private static Optional<LoadRequest> narrower(LoadRequest request, JsonNode names) {
        List<String> bands = new ArrayList<>();
        names.forEach(name -> bands.add(name.asText()));
        List<String> asked = request.bands();
        return asked == null || asked.containsAll(bands)
                ? Optional.of(new LoadRequest(
                        request.location(),
                        request.extent(),
                        request.start(),
                        request.end(),
                        bands,
                        request.condition()))
                : Optional.empty();
    }

    private static List<Integer> inRange(List<Band> bands, double lowest, double highest) {
        List<Integer> inside = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            double wavelength = bands.get(i).wavelengthMicrometers();
            if (wavelength >= lowest && wavelength <= highest) {
                inside.add(i);
            }
        }
        return inside;
    }
}
