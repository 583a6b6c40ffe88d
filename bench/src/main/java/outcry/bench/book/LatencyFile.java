// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The figures a measuring fork leaves for the program that started it: a line for every kind and
/// pass.
public final class LatencyFile {
  /// One pass: the clock's own cost that was taken off, in nanoseconds, and the figures.
  public record Pass(int clock, List<Latencies> kinds) {}

  private static final String NAME = "latency.txt";

  private LatencyFile() {}

  static void write(Path folder, List<Pass> passes) {
    var lines = new ArrayList<String>();
    for (var pass : passes) {
      lines.add("pass " + pass.clock);
      for (var times : pass.kinds) {
        lines.add(
            "%s %d %s %s %s %s"
                .formatted(
                    times.kind(),
                    times.count(),
                    times.p50(),
                    times.p99(),
                    times.p999(),
                    times.max()));
      }
    }
    try {
      Files.write(folder.resolve(NAME), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The passes of the fork that ended last, those that warmed up included.
  public static List<Pass> read(Path folder) {
    var passes = new ArrayList<Pass>();
    try {
      for (var line : Files.readAllLines(folder.resolve(NAME))) {
        var words = line.split(" ");
        if (words[0].equals("pass")) {
          passes.add(new Pass(Integer.parseInt(words[1]), new ArrayList<>()));
        } else {
          passes.getLast().kinds.add(times(words));
        }
      }
      return passes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Latencies times(String[] words) {
    return new Latencies(
        words[0],
        Integer.parseInt(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        Double.parseDouble(words[4]),
        Double.parseDouble(words[5]));
  }
}
