package dev.terrane.api.job;

import dev.terrane.api.storage.ResultStore;
import dev.terrane.model.result.Asset;
import dev.terrane.model.result.ObjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes the bytes of assets on. One piece is in memory at a time, and the store is asked for the next only when the
 * client took the last, so that a slow client holds no connection to the store.
 */
@ApplicationScoped
public class ResultContent {
    private static final int PIECE = 4 << 20;

    private final ResultStore store;

    ResultContent(ResultStore store) {
        this.store = store;
    }

    /** Writes an asset to a stream. */
    public void copy(JobQueries.Held held, Asset asset, OutputStream out) throws IOException {
        String key = ObjectKeys.asset(held.id(), held.attempt(), held.claim(), asset.name());
        for (long offset = 0; offset < asset.size(); offset += PIECE) {
            out.write(store.read(key, offset, (int) Math.min(PIECE, asset.size() - offset)));
        }
    }
}
