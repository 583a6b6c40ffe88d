// SPDX-License-Identifier: Apache-2.0
package outcry.bench.trip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/// The order round trip beside the plain echo through the same kind of node, in turns, each on a
/// fresh data folder.
public final class Trips {
  /// Messages under way when the most is sought.
  public static final int WINDOW = 256;

  public static final int ECHO_BYTES = 128;
  public static final int SLOW = 1_000;
  public static final int FAST = 10_000;

  /// Of one trip, over all rounds. Times in microseconds; `most` is the median of the rounds,
  /// answers a second.
  public record Figures(
      double p50Slow, double p99Slow, double p50Fast, double p99Fast, double most) {}

  public record Result(Figures echo, Figures order) {}

  private static final class Rounds {
    private final Histogram slow = new Histogram(3);
    private final Histogram fast = new Histogram(3);
    private final List<Double> most = new ArrayList<>();

    Figures figures() {
      most.sort(Comparator.naturalOrder());
      return new Figures(
          micros(slow, 50),
          micros(slow, 99),
          micros(fast, 50),
          micros(fast, 99),
          most.get(most.size() / 2));
    }

    private static double micros(Histogram times, double percentile) {
      return times.getValueAtPercentile(percentile) / 1e3;
    }
  }

  private final Path folder;
  private final double seconds;
  private final Consumer<String> progress;

  /// `seconds` for each of the three loads of a round; warming up takes as long again as one.
  public Trips(Path folder, double seconds, Consumer<String> progress) {
    this.folder = folder;
    this.seconds = seconds;
    this.progress = progress;
  }

  public Result run(int rounds) {
    var echo = new Rounds();
    var order = new Rounds();
    for (int round = 1; round <= rounds; round++) {
      progress.accept("round trip, round %d of %d: echo".formatted(round, rounds));
      measure((path, answers) -> new EchoTrip(path, ECHO_BYTES, answers), echo);
      progress.accept("round trip, round %d of %d: order".formatted(round, rounds));
      measure(OrderTrip::new, order);
    }
    return new Result(echo.figures(), order.figures());
  }

  private void measure(BiFunction<Path, Trip.Answers, Trip> trip, Rounds into) {
    clear();
    try (var load = new Load(answers -> trip.apply(folder, answers))) {
      load.most(WINDOW, seconds);
      into.slow.add(load.atRate(SLOW, seconds));
      into.fast.add(load.atRate(FAST, seconds));
      into.most.add(load.most(WINDOW, seconds));
    }
    clear();
  }

  private void clear() {
    try {
      if (Files.exists(folder)) {
        try (var files = Files.walk(folder)) {
          for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
