// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A bare price ladder in C++ and the program that drives it, built from sources beside this
/// repository: what the machine allows a book that does nothing but match and acknowledge.
///
/// The driver starts a process of its own for every pass, fills the book untimed, times all
/// operations as one and compares trades, quantity and hash.
public final class Floor {
  public static final String NAME = "floor";
  private static final String LADDER = "floor.cpp";
  private static final String DRIVER = "abi_bench.cpp";
  private static final Pattern MEDIAN = Pattern.compile(" ok +median ([0-9.]+) ns/op");
  private static final int COMPILE_SECONDS = 120;
  private static final int PASS_SECONDS = 120;

  private final Path driver;
  private final Path ladder;
  private final String missing;

  private Floor(Path driver, Path ladder, String missing) {
    this.driver = driver;
    this.ladder = ladder;
    this.missing = missing;
  }

  /// Compiles the floor into `target`; [#missing()] says why not where it cannot.
  public static Floor build(Path sources, Path target) {
    for (var source : List.of(LADDER, DRIVER)) {
      if (!Files.isReadable(sources.resolve(source))) {
        return new Floor(null, null, "there is no " + sources.resolve(source));
      }
    }
    var driver = target.resolve("floor-driver");
    var ladder = target.resolve("floor.so");
    try {
      Files.createDirectories(target);
      compile(sources.resolve(DRIVER), driver, "-ldl");
      compile(sources.resolve(LADDER), ladder, "-fPIC", "-shared");
      return new Floor(driver, ladder, null);
    } catch (IOException e) {
      return new Floor(null, null, e.getMessage());
    }
  }

  private static void compile(Path source, Path into, String... more) throws IOException {
    var command =
        new ArrayList<>(List.of("g++", "-std=c++20", "-O3", "-march=native", source.toString()));
    command.addAll(List.of("-o", into.toString()));
    command.addAll(List.of(more));
    try {
      output(command, COMPILE_SECONDS);
    } catch (IOException e) {
      throw new IOException("g++ makes nothing of %s: %s".formatted(source, e.getMessage()), e);
    }
  }

  /// Null when the floor can be measured, else why not.
  public String missing() {
    return missing;
  }

  /// Nanoseconds an operation, one a pass.
  public List<Double> passes(Path folder, PublicWorkload workload, int count) {
    var nanos = new ArrayList<Double>();
    for (int pass = 0; pass < count; pass++) {
      nanos.add(pass(WorkloadFile.in(folder, workload), workload));
    }
    return nanos;
  }

  private double pass(Path file, PublicWorkload workload) {
    var trades = workload.trades;
    var command =
        List.of(
            driver.toString(),
            ladder.toString(),
            file.toString(),
            Integer.toString(workload.resting),
            Long.toString(trades.count()),
            Long.toString(trades.quantity()),
            Long.toHexString(trades.hash()),
            "1");
    try {
      var said = output(command, PASS_SECONDS);
      var median = MEDIAN.matcher(said);
      if (!median.find()) {
        throw new IllegalStateException("the floor's driver says: " + said.strip());
      }
      return Double.parseDouble(median.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the floor failed on the %s workload: %s".formatted(workload, e.getMessage()), e);
    }
  }

  /// Of a program that ends well in time; else its words as the failure.
  private static String output(List<String> command, int seconds) throws IOException {
    var log = Files.createTempFile("outcry-floor", ".log");
    try {
      var process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      process.environment().put("LC_ALL", "C");
      var running = process.start();
      if (!running.waitFor(seconds, TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new IOException("no end after %d seconds".formatted(seconds));
      }
      var said = Files.readString(log);
      if (running.exitValue() != 0) {
        throw new IOException(said.strip());
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(log);
    }
  }
}
