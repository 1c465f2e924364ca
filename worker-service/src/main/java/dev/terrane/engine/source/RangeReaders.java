package dev.terrane.engine.source;

import java.io.IOException;
import java.net.URI;

/** Opens addresses for reading: files, {@code http(s)} and whatever the surroundings add. */
public interface RangeReaders {
    /** A reader for the address; it is not contacted before the first read. */
    RangeReader open(URI address) throws IOException;

    /** The whole content of a small document such as a STAC item; refuses more than {@code limit} bytes. */
    byte[] document(URI address, int limit) throws IOException;
}
