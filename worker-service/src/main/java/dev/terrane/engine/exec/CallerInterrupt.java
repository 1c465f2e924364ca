package dev.terrane.engine.exec;

/**
 * Interrupts the thread that began it when the run is cancelled, so that also a read while planning or an upload ends.
 * Behind its end no interrupt comes any more, and none is left pending: the thread serves its caller again.
 */
final class CallerInterrupt implements AutoCloseable {
    private final Thread caller = Thread.currentThread();
    private final CancelToken.Registration registration;
    private boolean ended;
    private boolean interrupted;

    CallerInterrupt(CancelToken cancel) {
        this.registration = cancel.onCancel(this::interrupt);
    }

    private synchronized void interrupt() {
        if (!ended) {
            interrupted = true;
            caller.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        registration.close();
        if (interrupted) {
            // Answers whether it was pending still, which does not matter: it must not be from here on.
            Thread.interrupted();
        }
    }
}
