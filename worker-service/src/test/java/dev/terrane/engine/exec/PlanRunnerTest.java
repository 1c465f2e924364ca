package dev.terrane.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.terrane.engine.cube.Chunk;
import dev.terrane.engine.cube.CubeSpec;
import dev.terrane.engine.cube.Cubes;
import dev.terrane.engine.cube.DataType;
import dev.terrane.engine.cube.Region;
import dev.terrane.engine.plan.Scan;
import dev.terrane.engine.plan.Write;
import dev.terrane.engine.planner.MemoryPlanner;
import dev.terrane.engine.planner.PhysicalPlan;
import dev.terrane.engine.sink.FolderAssetWriter;
import dev.terrane.engine.sink.Sink;
import dev.terrane.engine.source.RasterSource;
import dev.terrane.model.error.OpenEoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRunnerTest {
    @TempDir
    Path folder;

    @Test
    void aFailedRunReturnsWhenItsThreadsHaveEnded() throws Exception {
        Stubborn source = new Stubborn(Cubes.spec(DataType.INT16, OptionalDouble.of(-32768), 2, 1, 4, 4));
        Write write = Plans.write(new Scan(source));
        try (Sink sink = write.format()
                .open(
                        source.spec(),
                        "result",
                        JsonNodeFactory.instance.objectNode(),
                        new FolderAssetWriter(folder.resolve("out"), folder.resolve("work")))) {
            PhysicalPlan.Output output = new MemoryPlanner(64 << 20, 2).fit(write, sink.chunkShape(), 0);
            PlanRunner runner = new PlanRunner(new CancelToken(), Thread::new, warning -> {});
            assertThatThrownBy(() -> runner.run(output, sink, () -> {})).isInstanceOf(OpenEoException.class);
            source.returned.set(true);
            source.ended.await();
        }
        assertThat(source.outlived).as("a thread works on behind the end").isFalse();
    }

    @Test
    void chunksThatCannotAllBeComputedAreRefused() {
        CubeSpec spec = Cubes.spec(DataType.INT16, OptionalDouble.of(-32768), 1, 1, 2_000_000_000, 2_000_000_000);
        PhysicalPlan.Output output = new MemoryPlanner(64 << 20, 1)
                .fit(Plans.write(new Plans(region -> {}).scan(spec)), new int[] {1, 1, 512, 512}, 0);
        assertThatThrownBy(() -> Engine.chunks(output)).hasMessageContaining("write GTiff result");
    }

    /** The first read fails once the second is under way; the second needs its time to end when it is interrupted. */
    private static final class Stubborn implements RasterSource {
        private final CubeSpec spec;
        private final Thread caller = Thread.currentThread();
        private final AtomicBoolean first = new AtomicBoolean(true);
        private final CountDownLatch secondReads = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final AtomicBoolean returned = new AtomicBoolean();
        private final AtomicBoolean outlived = new AtomicBoolean();

        Stubborn(CubeSpec spec) {
            this.spec = spec;
        }

        @Override
        public CubeSpec spec() {
            return spec;
        }

        @Override
        public Chunk read(Region region) throws IOException {
            try {
                if (first.getAndSet(false)) {
                    secondReads.await();
                    throw new IOException("broken");
                }
                secondReads.countDown();
                never.await();
                return Chunk.empty(region);
            } catch (InterruptedException interrupted) {
                // Only a caller that waits with a limit waits for the end of this thread.
                while (caller.getState() != Thread.State.TIMED_WAITING && !returned.get()) {
                    Thread.onSpinWait();
                }
                outlived.set(returned.get());
                ended.countDown();
                throw new InterruptedIOException("interrupted");
            }
        }

        @Override
        public String describe() {
            return "stubborn";
        }
    }
}
