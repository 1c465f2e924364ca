package dev.terrane.engine.process;

import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.PlanNode;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.model.error.OpenEoException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A load that is no cube yet: its bands or items lie on different grids. A filter right behind it narrows the request and
 * loads again; whatever else asks for the cube gets the failure of the load.
 */
public final class PendingLoad implements RasterSource {
    private static final String DIFFERENT_GRIDS = "FeatureUnsupported";

    private final LoadRequest request;
    private final Surroundings surroundings;
    private final OpenEoException failure;

    private PendingLoad(LoadRequest request, Surroundings surroundings, OpenEoException failure) {
        this.request = request;
        this.surroundings = surroundings;
        this.failure = failure;
    }

    /** The cube of a request, or a load that waits for a filter. */
    public static PlanNode open(LoadRequest request, Surroundings surroundings) {
        try {
            return new Scan(surroundings.open(request));
        } catch (OpenEoException refused) {
            if (refused.code().equals(DIFFERENT_GRIDS)) {
                return new Scan(new PendingLoad(request, surroundings, refused));
            }
            throw refused;
        }
    }

    /** Whether a cube waits for a filter; one that does has no spec. */
    public static boolean isPending(PlanNode cube) {
        return cube instanceof Scan scan && scan.source() instanceof PendingLoad;
    }

    /**
     * The cube of a narrower request, where a cube waits for one; every other cube as it is.
     *
     * @param filter narrows a request; empty where a request cannot say what the filter says
     */
    public static PlanNode narrowed(PlanNode cube, Function<LoadRequest, Optional<LoadRequest>> filter) {
        if (cube instanceof Scan scan && scan.source() instanceof PendingLoad pending) {
            LoadRequest narrower = filter.apply(pending.request).orElseThrow(() -> pending.failure);
            return narrower.equals(pending.request) ? cube : open(narrower, pending.surroundings);
        }
        return cube;
    }

    @Override
    public CubeSpec spec() {
        throw failure;
    }

    @Override
    public Chunk read(Region region) {
        throw failure;
    }

    @Override
    public String describe() {
        return "load of " + request.location();
    }
}
