package dev.terrane.api.files;

import dev.terrane.model.error.OpenEoException;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds the uploads under way, because each holds a thread until its last byte: 4 of a user and 32 of all at an instance.
 * More are {@code TooManyRequests}.
 */
final class UploadSlots {
    private static final int OF_USER = 4;
    private static final int OF_ALL = 32;

    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    synchronized void enter(String owner) {
        int own = underWay.getOrDefault(owner, 0);
        if (own >= OF_USER || all >= OF_ALL) {
            throw OpenEoException.tooMany("Too many uploads are under way; please wait until one has ended.");
        }
        underWay.put(owner, own + 1);
        all++;
    }

    synchronized void leave(String owner) {
        all--;
        if (underWay.merge(owner, -1, Integer::sum) <= 0) {
            underWay.remove(owner);
        }
    }
}
