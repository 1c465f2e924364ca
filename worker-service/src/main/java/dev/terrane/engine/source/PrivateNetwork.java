package dev.terrane.engine.source;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Addresses that only mean something near this machine, or nothing at all: loopback, link-local, private, shared,
 * unique-local, multicast and reserved ones, also where an IPv6 address only wraps an IPv4 one.
 */
final class PrivateNetwork {
    private PrivateNetwork() {}

    static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? version4(bytes) : version6(address, bytes);
    }

    private static boolean version4(byte[] bytes) {
        int a = bytes[0] & 0xFF;
        int b = bytes[1] & 0xFF;
        int c = bytes[2] & 0xFF;
        return switch (a) {
            case 0, 10, 127 -> true;
            case 100 -> b >= 64 && b < 128;
            case 169 -> b == 254;
            case 172 -> b >= 16 && b < 32;
            case 192 -> b == 168 || (b == 0 && c == 0);
            case 198 -> b == 18 || b == 19;
            default -> a >= 224;
        };
    }

    private static boolean version6(InetAddress address, byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (first & 0xFE00) == 0xFC00) {
            return true;
        }
        if (first == 0x2002) {
            return version4(Arrays.copyOfRange(bytes, 2, 6));
        }
        boolean translated = first == 0x0064 && bytes[2] == (byte) 0xFF && bytes[3] == (byte) 0x9B;
        boolean compatible = true;
        for (int i = 0; i < 10; i++) {
            compatible &= bytes[i] == 0;
        }
        return (translated || compatible) && version4(Arrays.copyOfRange(bytes, 12, 16));
    }
}
