package dev.terrane.engine.process;

import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What processes may reach outside the graph while a plan is made. */
public interface Surroundings {
    /** Finds a collection of this back-end by its id. */
    Optional<URI> collection(String id);

    /** Opens a STAC resource as a cube; reads metadata only. */
    RasterSource open(LoadRequest request);

    /** An output format by its name in any case. */
    Optional<SinkFormat> format(String name);

    /** Calls a callback on single values or on blocks of pixels. */
    Value call(Value.Callback callback, Map<String, Value> parameters);

    /** A file name base that no other result of this run has. */
    String nextResultName();
}
