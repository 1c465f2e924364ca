package dev.terrane.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.terrane.api.config.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Answers with documents that are the same for everybody: clients may keep them for five minutes and then ask whether
 * they are still good, by the tag of their content.
 */
@ApplicationScoped
class PublicDocuments {
    private static final String FOR = "max-age=300";
    private static final int TAG_BYTES = 12;

    private final ObjectMapper json;
    private final boolean sameForAll;

    PublicDocuments(ObjectMapper json, ApiConfig config) {
        this.json = json;
        this.sameForAll = config.api().publicUrl().isPresent();
    }

    /**
     * Who may keep a document and how long. Where its links are made from the request's headers, caches that several
     * clients share must not keep it: one client could choose the addresses that others get.
     */
    String caching() {
        return (sameForAll ? "public, " : "private, ") + FOR;
    }

    /** The document as JSON, or 304 where the client has it. */
    Response answer(Object document, Request request) {
        return answer(document, request, MediaType.APPLICATION_JSON);
    }

    /** The document under a media type, or 304 where the client has it. */
    Response answer(Object document, Request request, String mediaType) {
        byte[] content = bytes(document);
        // weak, for it may be sent compressed or not
        EntityTag tag = new EntityTag(tag(content), true);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = known == null ? Response.ok(content).type(mediaType) : known;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, caching())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .build();
    }

    private byte[] bytes(Object document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String tag(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
