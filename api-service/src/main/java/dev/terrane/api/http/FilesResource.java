package dev.terrane.api.http;

import dev.terrane.api.files.FilePath;
import dev.terrane.api.files.UserFiles;
import dev.terrane.api.http.dto.Wire;
import dev.terrane.api.security.CurrentUser;
import dev.terrane.api.storage.FileStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.NoCache;
import org.jspecify.annotations.Nullable;

/** {@code /files}: what users upload. Uploads may be of any type; nothing of a file is held in memory but pieces. */
@Path("/files")
@NoCache
class FilesResource {
    private static final int MOST = 100_000;

    private final UserFiles files;
    private final CurrentUser user;
    private final PublicUrl url;

    FilesResource(UserFiles files, CurrentUser user, PublicUrl url) {
        this.files = files;
        this.user = user;
        this.url = url;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Wire.FileList list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        String owner = user.id();
        int wanted = Page.limit(limit).orElse(MOST);
        List<FileStore.Stored> found = files.list(owner, after == null ? "" : after);
        List<Wire.Link> links = new ArrayList<>();
        if (found.size() > wanted) {
            String last = URLEncoder.encode(found.get(wanted - 1).path(), StandardCharsets.UTF_8);
            String next = url.of("/files?limit=" + wanted + "&after=" + last);
            links.add(new Wire.Link("next", next, MediaType.APPLICATION_JSON, null));
        }
        return new Wire.FileList(
                found.stream().limit(wanted).map(FilesResource::wire).toList(), links);
    }

    @PUT
    @Path("/{path:.+}")
    @Produces(MediaType.APPLICATION_JSON)
    public Wire.UserFile store(
            String path, @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String length, InputStream content) {
        boolean told = length != null && length.matches("\\d{1,18}");
        return wire(files.put(user.id(), path, content, told ? Long.parseLong(length) : -1));
    }

    @HEAD
    @Path("/{path:.+}")
    public Response head(String path) {
        FileStore.Stored file = files.find(user.id(), path);
        return headers(Response.ok(), file)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .build();
    }

    @GET
    @Path("/{path:.+}")
    public Response download(
            String path,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String onlyIf) {
        String owner = user.id();
        FileStore.Stored file = files.find(owner, path);
        boolean whole = onlyIf != null && !onlyIf.equals(tag(file));
        RangeAnswer.Content content = (from, length, out) -> files.copy(owner, file, from, length, out);
        return headers(RangeAnswer.of(whole ? null : range, file.size(), content), file)
                .build();
    }

    @DELETE
    @Path("/{path:.+}")
    public void delete(String path) {
        files.delete(user.id(), path);
    }

    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, FileStore.Stored file) {
        String name = new FilePath(file.path()).name();
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return answer.type(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.ETAG, tag(file))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + exact);
    }

    private static String tag(FileStore.Stored file) {
        return "\"" + file.etag() + "\"";
    }

    private static Wire.UserFile wire(FileStore.Stored file) {
        return new Wire.UserFile(file.path(), file.size(), file.modified());
    }
}
