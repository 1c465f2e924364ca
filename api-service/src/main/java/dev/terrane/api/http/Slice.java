package dev.terrane.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A page of a list that is held whole, so that its entries can be counted off. */
record Slice<T>(List<T> entries, int limit, int next) {
    /** All entries where no limit is asked for. */
    static <T> Slice<T> of(List<T> all, @Nullable String limit, @Nullable String start) {
        OptionalInt wanted = Page.limit(limit);
        int from = Math.min(all.size(), start == null || start.isEmpty() ? 0 : Page.number("start", start, 0));
        int to = wanted.isEmpty() ? all.size() : (int) Math.min(all.size(), (long) from + wanted.getAsInt());
        return new Slice<>(all.subList(from, to), to - from, to < all.size() ? to : 0);
    }

    /** Adds the link to the next page, if there is one. */
    void link(ArrayNode links, String address) {
        if (next > 0) {
            links.addObject()
                    .put("rel", "next")
                    .put("href", address + "?limit=" + limit + "&start=" + next)
                    .put("type", "application/json");
        }
    }
}
