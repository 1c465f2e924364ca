package dev.terrane.engine.source.stac;

import com.fasterxml.jackson.databind.JsonNode;
import dev.terrane.engine.source.Addresses;
import java.net.URI;

/** A document and its address, which relative links are resolved against. */
record StacDocument(URI address, JsonNode json) {
    /** An address that the document gives, relative to its own. */
    URI resolve(String href) {
        return Addresses.link(address, href);
    }

    String type() {
        return json.path("type").asText();
    }
}
