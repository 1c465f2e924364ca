package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Users with a connection each, who do the same at the same time; every second one asks the other API instance. */
final class Crowd implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 2;

    private final List<HttpConnection> connections = new ArrayList<>();
    private final ExecutorService threads;

    Crowd(Fleet fleet, int size) throws Exception {
        List<String> addresses = fleet.addresses();
        for (int i = 0; i < size; i++) {
            connections.add(new HttpConnection(
                    addresses.get(i % addresses.size()), i / addresses.size() % 2 == 0 ? "demo" : "guest"));
        }
        threads = Executors.newFixedThreadPool(size);
    }

    /** What one of them does. */
    interface Task<T> {
        T act(int who, HttpConnection connection) throws Exception;
    }

    /** Lets all of them act; returns what each has to tell. */
    <T> List<T> all(Task<T> task) throws Exception {
        List<Future<T>> acts = new ArrayList<>();
        for (int i = 0; i < connections.size(); i++) {
            int who = i;
            acts.add(threads.submit(() -> task.act(who, connections.get(who))));
        }
        List<T> told = new ArrayList<>();
        for (Future<T> act : acts) {
            told.add(act.get(PATIENCE_MINUTES, TimeUnit.MINUTES));
        }
        return told;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (HttpConnection connection : connections) {
            connection.close();
        }
    }
}
