// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// {@link YearWalk} in a Java machine of its own that may use one GiB of heap and not a byte more.
///
/// @param processor seconds of all its threads
/// @param rows observations read
/// @param peak bytes of heap
/// @param medians of the panel of each day, dollars
record YearFork(double processor, long rows, long peak, TreeMap<LocalDate, Double> medians) {
  static final String HEAP = "-Xmx1g";

  static YearFork run(Path file, LocalDate last, int seconds) {
    try {
      var errors = Files.createTempFile("outcry-year", ".log");
      try {
        return run(command(file, last), errors, seconds);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<String> command(Path file, LocalDate last) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        HEAP,
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        YearWalk.class.getName(),
        file.toString(),
        last.toString());
  }

  private static YearFork run(List<String> command, Path errors, int seconds)
      throws IOException, InterruptedException {
    var running = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!running.waitFor(seconds, TimeUnit.SECONDS)) {
      running.destroyForcibly();
      throw new IOException("the year took more than %d seconds".formatted(seconds));
    }
    if (running.exitValue() != 0) {
      throw new IOException("the year's fork: " + Files.readString(errors).strip());
    }
    var lines = said.lines().toList();
    var times = lines.getFirst().split(" ");
    var sizes = lines.get(1).split(" ");
    var medians = new TreeMap<LocalDate, Double>();
    for (var line : lines.subList(2, lines.size())) {
      var day = line.split(" ");
      if (day[1].equals("0.000000")) throw new IOException("no fixing on " + day[0]);
      medians.put(LocalDate.parse(day[0]), Double.valueOf(day[2]));
    }
    return new YearFork(
        Double.parseDouble(times[2]), Long.parseLong(sizes[0]), Long.parseLong(sizes[1]), medians);
  }
}
