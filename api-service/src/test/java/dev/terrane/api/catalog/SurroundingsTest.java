package dev.terrane.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
    private static final URI FILE = URI.create("file:///data/eo/s2/collection.json");
    private static final URI WEB = URI.create("http://127.0.0.1:8080/s2/collection.json");

    @ParameterizedTest
    @CsvSource({
        "file:///data/eo/s2/2022/item.json",
        "http://127.0.0.1:8080/other/item.json",
        "https://1.1.1.1/item.json",
    })
    void theirOwnFolderTheirOwnHostAndPublicHostsAreOpen(String address) {
        URI wanted = URI.create(address);
        Surroundings around = Surroundings.of(wanted.getScheme().equals("file") ? FILE : WEB);
        assertThatCode(() -> around.require(wanted)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "true, file:///data/eo/secret.json",
        "true, file:///data/eo/s2/../secret.json",
        "false, file:///data/eo/s2/item.json",
        "true, http://127.0.0.1/item.json",
        "false, http://127.0.0.1:9090/item.json",
        "true, http://169.254.169.254/latest/meta-data",
        "false, http://10.1.2.3/item.json",
        "false, http://[fd00::1]/item.json",
        "false, ftp://127.0.0.1/item.json",
        "false, http:///item.json",
    })
    void otherFilesAndPrivateHostsAreNot(boolean file, String address) {
        Surroundings around = Surroundings.of(file ? FILE : WEB);
        assertThatThrownBy(() -> around.require(URI.create(address))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "0.1.2.3",
                "198.19.0.1",
                "250.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void privateAddressesAreKnown(String address) throws IOException {
        assertThat(Surroundings.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111"})
    void publicOnesAreNot(String address) throws IOException {
        assertThat(Surroundings.isPrivate(InetAddress.getByName(address))).isFalse();
    }
}
