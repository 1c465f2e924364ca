package dev.terrane.api.http;

import dev.terrane.api.config.ApiConfig;
import dev.terrane.api.job.JobQueries;
import dev.terrane.api.job.JobResults;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;

/** Links to results that work without a token, all until the same instant. */
@RequestScoped
class ResultLinks {
    private final JobResults results;
    private final PublicUrl url;
    private long expires;

    ResultLinks(JobResults results, PublicUrl url, ApiConfig config, Clock clock) {
        this.results = results;
        this.url = url;
        this.expires = clock.instant().plus(config.storage().linkLifetime()).getEpochSecond();
    }

    /** Whoever came by a link gets links that end when that does: it cannot be extended by its own means. */
    void endWith(long expiry) {
        expires = Math.min(expires, expiry);
    }

    /** Until when they are good. */
    Instant expires() {
        return Instant.ofEpochSecond(expires);
    }

    String asset(JobQueries.Held held, String file) {
        return signed(held.id().value(), "assets/" + results.signAsset(held, file, expires) + "/" + file);
    }

    String item(JobQueries.Held held, String file) {
        return signed(held.id().value(), "items/" + results.signItem(held, file, expires) + "/" + file);
    }

    String canonical(String id, boolean partial) {
        String link = signed(id, "signed/" + results.signDocument(id, partial, expires));
        return partial ? link + "&partial=true" : link;
    }

    String self(String id, boolean partial) {
        return url.of("/jobs/" + id + "/results" + (partial ? "?partial=true" : ""));
    }

    String of(String path) {
        return url.of(path);
    }

    private String signed(String id, String path) {
        return url.of("/jobs/" + id + "/results/" + path + "?expires=" + expires);
    }
}
