package dev.terrane.engine.source;

import dev.terrane.model.error.OpenEoException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses as documents spell them, and as people may see them. */
public final class Addresses {
    /** Characters that documents use as they are although an address must escape them. */
    private static final String TO_ESCAPE = " \"<>\\^`{|}";

    private Addresses() {}

    /**
     * The address that a document leads to. What was read over HTTP leads to HTTP only.
     *
     * @throws OpenEoException where it is no address or must not be followed
     */
    public static URI link(URI document, String href) {
        URI address;
        try {
            address = document.resolve(new URI(escape(href.strip())));
        } catch (URISyntaxException malformed) {
            throw OpenEoException.ofProcess(
                    "DataUnreadable",
                    "Data cannot be read: " + display(document) + " holds a link that is not an address.");
        }
        if (href.isBlank() || !address.isAbsolute() || (isWeb(address) && address.getHost() == null)) {
            throw OpenEoException.ofProcess(
                    "DataUnreadable",
                    "Data cannot be read: " + display(document) + " holds a link without a host or a path.");
        }
        if (isWeb(document) && !isWeb(address)) {
            throw OpenEoException.ofProcess(
                    "AddressNotAllowed",
                    display(document) + " leads to an address that does not begin with http: or https:; such links are"
                            + " not followed.");
        }
        return address;
    }

    /** Whether it is read over HTTP. */
    public static boolean isWeb(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }

    /** The address without query and user, which may hold secrets. */
    public static String display(URI address) {
        if (!isWeb(address)) {
            return address.getPath() == null ? address.getScheme() + ":" : address.getPath();
        }
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getPath();
    }

    private static String escape(String href) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < href.length(); i++) {
            char letter = href.charAt(i);
            if (TO_ESCAPE.indexOf(letter) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            } else {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}
