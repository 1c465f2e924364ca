package dev.terrane.local.stack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server over a folder that checks signatures and expiry; buckets are its sub-folders. Arguments: folder, port,
 * bucket; the keys come by the environment.
 */
final class S3ServerMain {
    static final String ACCESS_KEY = "TERRANE_S3_ACCESS_KEY";
    static final String SECRET_KEY = "TERRANE_S3_SECRET_KEY";

    private S3ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder.resolve(arguments[2]));
        S3Proxy server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:" + arguments[1]))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        Objects.requireNonNull(System.getenv(ACCESS_KEY), ACCESS_KEY),
                        Objects.requireNonNull(System.getenv(SECRET_KEY), SECRET_KEY))
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .corsRules(new CrossOriginResourceSharing())
                .build();
        server.start();
    }
}
