package dev.terrane.engine.process.cubes;

import dev.terrane.engine.cube.Band;
import dev.terrane.engine.cube.BandNames;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Dimension;
import dev.terrane.engine.cube.DimensionType;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.kernel.Indices;
import dev.terrane.engine.kernel.Validity;
import dev.terrane.engine.plan.Blockwise;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.process.Arguments;
import dev.terrane.engine.process.CubeProcess;
import dev.terrane.engine.process.ResultTypes;
import dev.terrane.engine.process.Selections;
import dev.terrane.engine.process.Value;
import dev.terrane.model.error.OpenEoException;
import dev.terrane.model.process.Parameter;
import dev.terrane.model.process.ProcessDefinition;
import dev.terrane.model.process.Schema;
import dev.terrane.model.process.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ndvi}: the normalized difference of near infrared and red, found by band name or common name. */
public final class Ndvi implements CubeProcess {
    @Override
    public ProcessDefinition definition() {
        return ProcessDefinition.process("ndvi")
                .summary("Normalized difference vegetation index")
                .description("Computes `(nir - red) / (nir + red)` for each pixel. The two bands are found by their"
                        + " name or, where no band has it, by their common name. Without `target_band` the bands"
                        + " dimension goes; with it, the index joins the bands under that name.")
                .categories("cubes", "math > indices", "vegetation indices")
                .parameters(
                        Parameter.required(
                                "data",
                                "A raster cube with a near infrared and a red band.",
                                Schemas.cube(Schemas.horizontal(), Schemas.dimension("bands"))),
                        Parameter.optional(
                                "nir",
                                "Name or common name of the near infrared band.",
                                Schema.string().subtype("band-name"),
                                "nir"),
                        Parameter.optional(
                                "red",
                                "Name or common name of the red band.",
                                Schema.string().subtype("band-name"),
                                "red"),
                        Parameter.nullByDefault(
                                "target_band",
                                "The name of a new band for the index; null drops the bands.",
                                Schema.oneOf(Schema.string().with("pattern", "^\\w+$"), Schema.nothing())))
                .returns(Schemas.rasterCube(), "The index, alone or beside the bands.")
                .fails("NirBandAmbiguous", "It is not clear which band is the near infrared one; name it.")
                .fails("RedBandAmbiguous", "It is not clear which band is the red one; name it.")
                .fails("DimensionAmbiguous", "The cube needs exactly one bands dimension.")
                .fails("BandExists", "There is a band of the target name already.");
    }

    @Override
    public Value apply(Arguments arguments) {
        PlanNode cube = arguments.cube("data");
        List<Integer> dimensions = cube.spec().indicesOf(DimensionType.BANDS);
        if (dimensions.size() != 1) {
            throw arguments.failure("DimensionAmbiguous", "The cube needs exactly one bands dimension.");
        }
        int index = dimensions.get(0);
        var bands = (Dimension.Bands) cube.spec().dimensions().get(index);
        int nir = band(bands, arguments.text("nir"), "NirBandAmbiguous");
        int red = band(bands, arguments.text("red"), "RedBandAmbiguous");
        PlanNode pair = Selections.labels(cube, index, List.of(nir, red));
        Optional<String> target = arguments.optionalText("target_band");
        if (target.isEmpty()) {
            CubeSpec spec = ResultTypes.computed(cube.spec().withoutDimension(index), false);
            return new Value.Cube(new Blockwise(spec, List.of(pair), new Index(index, true), "ndvi"));
        }
        if (bands.bands().stream().anyMatch(band -> band.name().equals(target.get()))) {
            throw arguments.failure("BandExists", "There is a band '" + target.get() + "' already.");
        }
        var ndvi = new Dimension.Bands(bands.name(), List.of(Band.named(target.get())));
        CubeSpec spec = ResultTypes.computed(cube.spec().withDimension(index, ndvi), false);
        PlanNode alone = new Blockwise(spec, List.of(pair), new Index(index, false), "ndvi");
        return new Value.Cube(Concatenation.along(index, cube, alone, joined(bands, ndvi)));
    }

    private static Dimension joined(Dimension.Bands bands, Dimension.Bands more) {
        List<Band> all = new ArrayList<>(bands.bands());
        all.addAll(more.bands());
        return new Dimension.Bands(bands.name(), all);
    }

    private static int band(Dimension.Bands bands, String name, String code) {
        List<Integer> found = BandNames.find(bands.bands(), name);
        if (found.size() != 1) {
            throw OpenEoException.ofProcess(
                    code, (found.isEmpty() ? "No band" : "More than one band") + " is called '" + name + "'.");
        }
        return found.get(0);
    }

    /** Computes the index from chunks that hold near infrared and red as the two labels of a dimension. */
    private record Index(int dimension, boolean drops) implements Blockwise.Function {
        @Override
        public Region needs(int input, Region output) {
            return drops ? output.inserted(dimension, 0, 2) : output.with(dimension, 0, 2);
        }

        @Override
        public Chunk compute(Region output, List<Chunk> inputs) {
            Chunk pair = inputs.get(0);
            int inner = pair.region().stride(dimension);
            double[] out = new double[output.count()];
            boolean[] valid = new boolean[out.length];
            double[] nir = new double[inner];
            double[] red = new double[inner];
            double[] index = new double[inner];
            for (int at = 0; at < out.length; at += inner) {
                System.arraycopy(pair.values(), 2 * at, nir, 0, inner);
                System.arraycopy(pair.values(), 2 * at + inner, red, 0, inner);
                Indices.normalizedDifference(nir, red, index);
                System.arraycopy(index, 0, out, at, inner);
                Validity.andParts(pair.valid(), 2 * at, 2 * at + inner, inner, valid, at);
            }
            return new Chunk(output, out, Validity.compact(valid));
        }
    }
}
