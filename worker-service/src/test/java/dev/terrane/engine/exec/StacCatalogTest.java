package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.terrane.engine.source.Access;
import dev.terrane.engine.source.DataUnreadable;
import dev.terrane.engine.source.LoadRequest;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.engine.source.cog.TileCache;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files and hosts a resource leads to, over a server that serves a folder. */
class StacCatalogTest {
    private static final Access CLOSED = Access.ofUsers(List.of());
    private static final Access OPEN = Access.ofUsers(List.of("127.0.0.1"));

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(body.length > 0 ? 200 : 404, body.length > 0 ? body.length : -1);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aUserReadsFromAPrivateHostOnlyIfTheOperatorOpenedIt() throws IOException {
        tiny();
        assertRefused(catalog(CLOSED), web("collection.json"), "private network");
        assertThat(requests).hasValue(0);
        assertThat(open(catalog(OPEN), web("collection.json")).spec().shape()).containsExactly(1, 1, 4, 4);
    }

    @Test
    void theHostOfAConfiguredCollectionIsOpenToItAlone() throws IOException {
        tiny();
        StacCatalog catalog = catalog(CLOSED, web("collection.json"));
        assertThat(catalog.collection("C")).contains(web("collection.json"));
        assertThat(open(catalog, web("collection.json")).spec().shape()).containsExactly(1, 1, 4, 4);
        assertRefused(catalog, web("a/item.json"), "private network");
    }

    @Test
    void aDocumentFromTheWebNeverLeadsToFiles() throws IOException {
        tiny();
        String local = folder.resolve("a/B1.tif").toUri().toString();
        replaceInItem("./B1.tif", local);
        assertRefused(catalog(OPEN), web("collection.json"), "not followed");
        assertRefused(catalog(Access.ofOwner()), web("collection.json"), "not followed");
        Files.writeString(
                folder.resolve("links.json"),
                "{\"type\": \"Catalog\", \"links\": [{\"rel\": \"item\", \"href\": \""
                        + folder.resolve("a/item.json").toUri() + "\"}]}");
        assertRefused(catalog(OPEN), web("links.json"), "not followed");
    }

    @Test
    void aFileIsReadForItsConfiguredCollectionOnly() throws IOException {
        URI location = tiny();
        assertThat(open(catalog(CLOSED, location), location).spec().shape()).containsExactly(1, 1, 4, 4);
        assertRefused(catalog(OPEN), location, "outside the folder");
    }

    @Test
    void aCollectionInAFolderDoesNotLeadOutOfIt() throws IOException {
        tiny();
        URI inner = folder.resolve("inner/collection.json").toUri();
        Files.createDirectories(folder.resolve("inner"));
        Files.writeString(
                folder.resolve("inner/collection.json"),
                "{\"type\": \"Collection\", \"id\": \"I\", \"links\":"
                        + " [{\"rel\": \"item\", \"href\": \"../inner/../a/item.json\"}]}");
        assertRefused(catalog(CLOSED, inner), inner, "outside the folder");
        assertThat(open(catalog(Access.ofOwner(), inner), inner).spec().shape()).containsExactly(1, 1, 4, 4);
    }

    @Test
    void aCollectionThatCannotBeReadNowIsNotSaidToBeMissing() throws IOException {
        URI location = tiny();
        StacCatalog catalog = catalog(CLOSED, folder.resolve("gone.json").toUri(), location);
        assertThat(catalog.collection("C")).contains(location);
        OpenEoException unknown = catchThrowableOfType(OpenEoException.class, () -> catalog.collection("D"));
        assertThat(unknown.code()).isEqualTo("DataUnreadable");
        assertThat(DataUnreadable.mayPass(unknown)).isTrue();
        assertThat(catalog(CLOSED, location).collection("D")).isEmpty();
    }

    @Test
    void whatIsFinalIsNotTriedAgain() throws IOException {
        tiny();
        OpenEoException missing =
                catchThrowableOfType(OpenEoException.class, () -> open(catalog(OPEN), web("none.json")));
        assertThat(missing.code()).isEqualTo("DataUnreadable");
        assertThat(DataUnreadable.mayPass(missing)).isFalse();
    }

    @Test
    void whatTheParserSaysIsNotTold() throws IOException {
        Files.writeString(folder.resolve("page.html"), "hidden words of another server");
        assertThatThrownBy(() -> open(catalog(OPEN), web("page.html")))
                .hasMessageContaining("it is not JSON")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void aStopEndsTheReadingOfMetadata() throws IOException {
        URI location = tiny();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> open(catalog(CLOSED, location), location)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFileElsewhereThanItsItemSaysIsRefused() throws IOException {
        URI location = tiny();
        String grid = "\"proj:epsg\": 32632, \"proj:shape\": [4, 4], \"proj:transform\": [10, 0, %s, 0, -10, 40],";
        replaceInItem("\"datetime\"", grid.formatted("0") + "\"datetime\"");
        RasterSource right = open(catalog(CLOSED, location), location);
        assertThat(right.spec().shape()).containsExactly(1, 1, 4, 4);
        replaceInItem("[10, 0, 0,", "[10, 0, 20,");
        assertRefused(catalog(CLOSED, location), location, "does not lie on the grid");
    }

    @Test
    void aReferenceSystemThatIsNotKnownIsNamed() throws IOException {
        URI location = tiny();
        replaceInItem(
                "\"datetime\"",
                "\"proj:epsg\": 999999, \"proj:shape\": [4, 4], \"proj:transform\": [10, 0, 0, 0, -10, 40],\"datetime\"");
        assertRefused(catalog(CLOSED, location), location, "EPSG:999999");
    }

    @Test
    void aFileThatWasReplacedIsReadAnew() throws IOException {
        URI location = tiny();
        StacCatalog catalog = catalog(CLOSED, location);
        RasterSource before = open(catalog, location);
        assertThat(before.read(before.spec().region()).values()[0]).isEqualTo(7);
        new TinyCollection(folder).tile("a", "2022-05-01T10:00:00Z", 0, 9).finish("C");
        Files.setLastModifiedTime(folder.resolve("a/B1.tif"), FileTime.fromMillis(1_000_000_000_000L));
        RasterSource after = open(catalog, location);
        assertThat(after.read(after.spec().region()).values()[0]).isEqualTo(9);
    }

    private URI tiny() throws IOException {
        return new TinyCollection(folder)
                .tile("a", "2022-05-01T10:00:00Z", 0, 7)
                .finish("C");
    }

    private void replaceInItem(String old, String now) throws IOException {
        Path item = folder.resolve("a/item.json");
        Files.writeString(item, Files.readString(item).replace(old, now));
    }

    private URI web(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + path);
    }

    private static StacCatalog catalog(Access access, URI... locations) {
        return new StacCatalog(List.of(locations), access, new TileCache(1 << 20));
    }

    private static RasterSource open(StacCatalog catalog, URI location) {
        return catalog.open(new LoadRequest(location, null, null, null, null));
    }

    private static void assertRefused(StacCatalog catalog, URI location, String why) {
        assertThatThrownBy(() -> open(catalog, location))
                .isInstanceOf(OpenEoException.class)
                .hasMessageContaining(why);
    }
}
