package dev.terrane.worker.storage;

import dev.terrane.engine.sink.AssetWriter;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.model.job.JobId;
import dev.terrane.model.result.ObjectKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the assets of one claim to the object store, by way of its temporary folder. */
public final class S3AssetWriter implements AssetWriter {
    private final ObjectStore store;
    private final Path folder;
    private final JobId job;
    private final int attempt;
    private final String claim;

    /** A writer for one claim. */
    public S3AssetWriter(ObjectStore store, Path folder, JobId job, int attempt, String claim) {
        this.store = store;
        this.folder = folder;
        this.job = job;
        this.attempt = attempt;
        this.claim = claim;
    }

    @Override
    public Path workFile(String name) {
        return folder.resolve(name);
    }

    @Override
    public Stored commit(Path file, String name, String mediaType) throws IOException {
        long size = Files.size(file);
        String checksum = FolderAssetWriter.sha256(file);
        store.put(ObjectKeys.asset(job, attempt, claim, name), file, mediaType);
        Files.delete(file);
        return new Stored(size, checksum);
    }
}
