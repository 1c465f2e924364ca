package dev.terrane.api.http;

import dev.terrane.api.config.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Refuses requests that are larger than the setting allows, by what they announce or else while they come. Validation
 * takes 8 MiB at most, for a client may send it with every key press. Uploads of files have limits of their own.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {
    private static final long VALIDATION = 8L << 20;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final long most;

    BodyLimit(ApiConfig config) {
        this.most = config.api().maxBodySize().asLongValue();
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!WITH_BODY.contains(request.getMethod())) {
            return;
        }
        String path = request.getUriInfo().getPath().replaceFirst("^/+", "");
        if (path.startsWith("files/")) {
            return;
        }
        long limit = path.startsWith("validation") ? Math.min(VALIDATION, most) : most;
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && announced.matches("\\d{1,18}") && Long.parseLong(announced) > limit) {
            throw tooLarge();
        }
        request.setEntityStream(new Limited(request.getEntityStream(), limit));
    }

    private static WebApplicationException tooLarge() {
        return new WebApplicationException(
                Response.status(413).header("Connection", "close").build());
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int read = super.read(into, start, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }
    }
}
