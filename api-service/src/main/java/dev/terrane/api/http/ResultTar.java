package dev.terrane.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.terrane.api.job.JobResults;
import dev.terrane.api.job.ResultContent;
import dev.terrane.model.result.Asset;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * All files of a result as one tar, made while it is sent: first a STAC Collection that says what they are, by names that
 * hold where the tar is unpacked, then the files.
 */
final class ResultTar implements StreamingOutput {
    static final String MEDIA_TYPE = "application/x-tar";
    static final String DOCUMENT = "collection.json";

    private final ResultContent content;
    private final JobResults.Result result;
    private final ObjectNode document;
    private final Instant time;

    ResultTar(ResultContent content, JobResults.Result result, ObjectNode document, Instant time) {
        this.content = content;
        this.result = result;
        this.document = document;
        this.time = time;
    }

    /** A results document without addresses of this back-end: its files lie beside it. */
    static ObjectNode local(ObjectNode collection) {
        for (Map.Entry<String, JsonNode> asset :
                collection.withObject("/assets").properties()) {
            ((ObjectNode) asset.getValue()).put("href", "./" + asset.getKey());
        }
        collection.remove("expires");
        collection.putArray("links");
        return collection;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        @SuppressWarnings("resource") // the stream below belongs to the server, which goes on with it
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        byte[] text = document.toString().getBytes(StandardCharsets.UTF_8);
        begin(tar, DOCUMENT, text.length);
        tar.write(text);
        tar.closeArchiveEntry();
        for (Asset asset : result.manifest().assets()) {
            begin(tar, asset.name(), asset.size());
            content.copy(result.holder(), asset, tar);
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    private void begin(TarArchiveOutputStream tar, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setLastModifiedTime(FileTime.from(time));
        tar.putArchiveEntry(entry);
    }
}
