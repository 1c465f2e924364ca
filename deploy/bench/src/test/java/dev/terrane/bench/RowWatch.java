package dev.terrane.bench;

import dev.terrane.local.fleet.Fleet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of every change of a job's status when it is committed, by a trigger that the back-end knows nothing of. What is
 * waited for must come within 60 s.
 */
final class RowWatch implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LISTEN_MILLIS = 500;

    private final Connection database;
    private final ConcurrentMap<String, CompletableFuture<Long>> heard = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::listen, "row-watch");
    private volatile boolean closed;

    RowWatch(Fleet fleet) throws SQLException {
        this.database = fleet.database();
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    create function bench_change() returns trigger language plpgsql as $$
                    begin
                        perform pg_notify('bench', new.id || ' ' || new.status);
                        return null;
                    end $$;
                    create trigger bench_change after update of status on job for each row
                        when (old.status is distinct from new.status) execute function bench_change();
                    listen bench""");
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            PGConnection connection = database.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification[] all = connection.getNotifications(LISTEN_MILLIS);
                long now = System.nanoTime();
                for (PGNotification one : all == null ? new PGNotification[0] : all) {
                    change(one.getParameter()).complete(now);
                }
            }
            try (Statement statement = database.createStatement()) {
                statement.execute("drop trigger bench_change on job; drop function bench_change()");
            }
            database.close();
        } catch (SQLException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private CompletableFuture<Long> change(String idAndStatus) {
        return heard.computeIfAbsent(idAndStatus, key -> new CompletableFuture<>());
    }

    /** When a job first came to a status after a watch began, by {@link System#nanoTime}. */
    long await(String job, String status) throws InterruptedException, ExecutionException, TimeoutException {
        return change(job + ' ' + status).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
