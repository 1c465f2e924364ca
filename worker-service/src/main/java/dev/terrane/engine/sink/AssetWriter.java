package dev.terrane.engine.sink;

import java.io.IOException;
import java.nio.file.Path;

/** Takes finished files to where users download them. */
public interface AssetWriter {
    /** A path in the job's temporary folder to write a file of this name to. */
    Path workFile(String name) throws IOException;

    /**
     * Publishes a finished work file under its name; returns when it is stored.
     *
     * @return size and checksum as stored
     */
    Stored commit(Path file, String name, String mediaType) throws IOException;

    /**
     * What was stored.
     *
     * @param size bytes
     * @param sha256 lower-case hex
     */
    record Stored(long size, String sha256) {}
}
