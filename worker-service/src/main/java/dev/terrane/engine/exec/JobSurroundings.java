package dev.terrane.engine.exec;

import dev.terrane.engine.process.GraphEvaluator;
import dev.terrane.engine.process.Surroundings;
import dev.terrane.engine.process.Value;
import dev.terrane.engine.sink.SinkFormat;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the processes of one run reach. */
final class JobSurroundings implements Surroundings {
    private final Catalog catalog;
    private final List<SinkFormat> formats;
    private final GraphEvaluator evaluator = new GraphEvaluator(this);
    private final AtomicInteger results = new AtomicInteger();

    JobSurroundings(Catalog catalog, List<SinkFormat> formats) {
        this.catalog = catalog;
        this.formats = formats;
    }

    /** Where collections and other STAC resources come from. */
    interface Catalog {
        Optional<URI> collection(String id);

        RasterSource open(LoadRequest request);
    }

    @Override
    public Optional<URI> collection(String id) {
        return catalog.collection(id);
    }

    @Override
    public RasterSource open(LoadRequest request) {
        return catalog.open(request);
    }

    @Override
    public Optional<SinkFormat> format(String name) {
        return formats.stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public Value call(Value.Callback callback, Map<String, Value> parameters) {
        return evaluator.call(callback, parameters);
    }

    @Override
    public String nextResultName() {
        int number = results.incrementAndGet();
        return number == 1 ? "result" : "result-" + number;
    }
}
