package dev.terrane.api.http;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends what is marked as {@link Compressed} with gzip, where the client takes that. */
@Provider
@Compressed
public class Compression implements WriterInterceptor {
    @Context
    @Nullable
    HttpHeaders request;

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        if (request == null || !takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            answer.proceed();
            return;
        }
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        answer.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        OutputStream plain = answer.getOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(plain);
        answer.setOutputStream(gzip);
        try {
            answer.proceed();
        } finally {
            gzip.finish();
            answer.setOutputStream(plain);
        }
    }

    /** Whether a list of encodings holds gzip and does not refuse it. */
    static boolean takesGzip(@Nullable String encodings) {
        if (encodings == null) {
            return false;
        }
        for (String encoding : encodings.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = encoding.trim().split(";", 2);
            if (parts[0].trim().equals("gzip")) {
                return parts.length == 1 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
