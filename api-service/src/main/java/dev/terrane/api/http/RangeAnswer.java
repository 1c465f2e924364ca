package dev.terrane.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with a file, or with the part of it that a {@code Range} header names, piece by piece. */
final class RangeAnswer {
    private RangeAnswer() {}

    /** Where the bytes come from. */
    interface Content {
        void copy(long from, long length, OutputStream out) throws IOException;
    }

    /** Begins the answer: status 200, or 206 for a part; {@link ByteRange.Unsatisfiable} behind the end. */
    static Response.ResponseBuilder of(@Nullable String range, long size, Content content) {
        Optional<ByteRange> part = ByteRange.of(range, size);
        ByteRange bytes = part.orElse(new ByteRange(0, size));
        StreamingOutput body = out -> content.copy(bytes.from(), bytes.length(), out);
        Response.ResponseBuilder answer = Response.status(part.isPresent() ? 206 : 200)
                .entity(body)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, bytes.length());
        return part.isEmpty()
                ? answer
                : answer.header(
                        "Content-Range",
                        "bytes " + bytes.from() + "-" + (bytes.from() + bytes.length() - 1) + "/" + size);
    }
}
