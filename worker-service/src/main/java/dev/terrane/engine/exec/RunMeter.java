package dev.terrane.engine.exec;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures what a run uses. May be asked at any time from any thread; all figures only grow. Threads of the platform that
 * serve several runs, such as those that wait for HTTP answers, belong to none.
 */
public final class RunMeter {
    private static final double NANOS = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> working = new HashMap<>();
    private final LongAdder bytesRead = new LongAdder();
    private long endedNanos;
    private long heldBytes;
    private double byteSeconds;
    private long heldSince = System.nanoTime();

    /** The calling thread works for the run from now on. */
    public synchronized void enter() {
        working.put(Thread.currentThread().getId(), cpu(Thread.currentThread().getId()));
    }

    /** The calling thread has ended its work for the run. */
    public synchronized void leave() {
        Long start = working.remove(Thread.currentThread().getId());
        if (start != null) {
            endedNanos += Math.max(0, cpu(Thread.currentThread().getId()) - start);
        }
    }

    /** CPU time of all threads that work or worked for the run. */
    public synchronized double cpuSeconds() {
        long nanos = endedNanos;
        for (Map.Entry<Long, Long> thread : working.entrySet()) {
            nanos += Math.max(0, cpu(thread.getKey()) - thread.getValue());
        }
        return nanos / NANOS;
    }

    /** Bytes that were read from sources. */
    public long bytesRead() {
        return bytesRead.sum();
    }

    /** Memory set aside for pieces times the time for which it was, in bytes and seconds. */
    public synchronized double byteSeconds() {
        advance();
        return byteSeconds;
    }

    void read(long bytes) {
        bytesRead.add(bytes);
    }

    /** So much memory is set aside from now on. */
    synchronized void hold(long bytes) {
        advance();
        heldBytes = bytes;
    }

    private void advance() {
        long now = System.nanoTime();
        byteSeconds += heldBytes * ((now - heldSince) / NANOS);
        heldSince = now;
    }

    /** Nothing where the JVM does not tell, and for a thread that is gone. */
    private long cpu(long thread) {
        return threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread) : 0;
    }
}
