// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import outcry.bench.book.PublicWorkload;

/// Runs a benchmark in a Java machine of its own, the same kind for everybody.
final class Forks {
  /// Nothing that is measured is collected during a pass by choice: the heap is roomy and cleaned
  /// before each.
  static final List<String> FLAGS =
      List.of(
          "-XX:+UseParallelGC",
          "-Xms3g",
          "-Xmx3g",
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final long NEEDED_BYTES = 4L << 30;

  /// How many untimed and timed passes one fork makes.
  record Length(int warm, int timed) {}

  private final Path folder;

  Forks(Path folder) {
    this.folder = folder;
  }

  /// A machine that swaps measures its disk.
  static void checkMemory() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long memory = system.getTotalMemorySize();
    if (memory < NEEDED_BYTES) {
      throw new IllegalStateException(
          "measuring the books needs %d MiB of memory, this machine has %d MiB"
              .formatted(NEEDED_BYTES >> 20, memory >> 20));
    }
  }

  /// Where forks find the workloads and leave what they have to say.
  Path folder() {
    return folder;
  }

  /// One fork; its timed passes.
  List<Passes.Pass> run(
      Class<?> benchmark, PublicWorkload workload, Map<String, String> parameters, Length length) {
    var options =
        new OptionsBuilder()
            .include(benchmark.getName().replace(".", "\\.") + "\\.")
            .param("workload", workload.name())
            .param("folder", folder.toString())
            .warmupIterations(length.warm)
            .measurementIterations(length.timed)
            .forks(1)
            .jvmArgs(FLAGS.toArray(String[]::new))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    try {
      var results = new Runner(options.build()).runSingle().getBenchmarkResults();
      return results.stream()
          .flatMap(fork -> fork.getIterationResults().stream())
          .map(Forks::pass)
          .toList();
    } catch (RunnerException e) {
      throw new IllegalStateException(
          "%s on the %s workload failed: %s"
              .formatted(benchmark.getSimpleName(), workload, words(e)),
          e);
    }
  }

  private static String words(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null || cause.getSuppressed().length > 0) {
      cause = cause.getCause() != null ? cause.getCause() : cause.getSuppressed()[0];
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static Passes.Pass pass(IterationResult result) {
    var others = result.getSecondaryResults();
    double operations = PublicWorkload.OPERATIONS;
    if (others.isEmpty()) {
      double nanos = result.getPrimaryResult().getScore();
      return new Passes.Pass(nanos, nanos, Double.NaN);
    }
    return new Passes.Pass(
        result.getPrimaryResult().getScore(),
        others.get("processorNanos").getScore() / operations,
        others.get("bytes").getScore() / operations);
  }
}
