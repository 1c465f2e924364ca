package dev.terrane.api.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.api.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CachedTest {
    private final TestClock clock = new TestClock();
    private int fetches;
    private boolean down;
    private CountDownLatch started = new CountDownLatch(1);
    private CountDownLatch goOn = new CountDownLatch(0);

    private final Cached<String> cached =
            new Cached<>("https://issuer.example", this::fetch, clock, Duration.ofHours(1), Duration.ofSeconds(5));

    private String fetch() throws IOException {
        fetches++;
        started.countDown();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
        if (down) {
            throw new IOException("down");
        }
        return "value " + fetches;
    }

    @Test
    void itIsFetchedOnFirstUseAndAgainAfterItsLifetime() {
        assertThat(fetches).isZero();
        assertThat(cached.get()).isEqualTo("value 1");
        clock.pass(Duration.ofMinutes(59));
        assertThat(cached.get()).isEqualTo("value 1");
        clock.pass(Duration.ofMinutes(1));
        assertThat(cached.get()).isEqualTo("value 2");
    }

    @Test
    void aFailureIsTriedAgainWithLongerPausesUpToAMinute() {
        down = true;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            int before = fetches;
            assertThatThrownBy(cached::get)
                    .isInstanceOfSatisfying(
                            IssuerUnavailable.class,
                            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
            assertThatThrownBy(cached::get).isInstanceOf(IssuerUnavailable.class);
            assertThat(fetches).isEqualTo(before + 1);
            clock.pass(Duration.ofSeconds(seconds));
        }
        down = false;
        assertThat(cached.get()).startsWith("value");
    }

    @Test
    @Timeout(20)
    void aProviderThatHangsHoldsOneThreadOnly() throws InterruptedException {
        down = true;
        assertThatThrownBy(cached::get).isInstanceOf(IssuerUnavailable.class);
        clock.pass(Duration.ofSeconds(1));
        down = false;
        started = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        Thread one = new Thread(cached::get, "one");
        one.start();
        started.await();
        assertThatThrownBy(cached::get).isInstanceOf(IssuerUnavailable.class);
        assertThat(one.isAlive()).isTrue();
        goOn.countDown();
        one.join();
        assertThat(cached.get()).isEqualTo("value 2");
    }

    @Test
    void theOldValueOutlivesAFailureButNotForever() {
        String old = cached.get();
        down = true;
        clock.pass(Duration.ofHours(24));
        assertThat(cached.get()).isEqualTo(old);
        clock.pass(Duration.ofHours(2));
        assertThatThrownBy(cached::get).isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void aNewerValueIsLookedForAtALimitedRate() {
        String old = cached.get();
        assertThat(cached.newerThan(old)).isEqualTo(old);
        assertThat(fetches).isEqualTo(1);
        clock.pass(Duration.ofSeconds(5));
        assertThat(cached.newerThan(old)).isEqualTo("value 2");
        assertThat(cached.newerThan(old)).isEqualTo("value 2");
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    @Timeout(20)
    void whoLacksSomethingWaitsForTheFetchThatBringsIt() throws Exception {
        String old = cached.get();
        clock.pass(Duration.ofSeconds(5));
        started = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        FutureTask<String> first = new FutureTask<>(() -> cached.newerThan(old));
        new Thread(first, "first").start();
        started.await();
        FutureTask<String> second = new FutureTask<>(() -> cached.newerThan(old));
        Thread waiting = new Thread(second, "second");
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        assertThat(first.get()).isEqualTo("value 2");
        assertThat(second.get()).isEqualTo("value 2");
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void whetherThereIsANewerValueIsNotKnownWhileTheProviderIsDown() {
        String old = cached.get();
        down = true;
        clock.pass(Duration.ofSeconds(5));
        assertThatThrownBy(() -> cached.newerThan(old)).isInstanceOf(IssuerUnavailable.class);
        assertThatThrownBy(() -> cached.newerThan(old)).isInstanceOf(IssuerUnavailable.class);
        assertThat(fetches).isEqualTo(2);
        assertThat(cached.get()).isEqualTo(old);
    }
}
