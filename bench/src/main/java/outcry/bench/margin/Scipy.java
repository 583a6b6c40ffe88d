// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The same sparse task as a researcher writes it: a scipy matrix of positions times a numpy array
/// of losses, in chunks, and `partition` for the tail. One thread.
final class Scipy {
  private static final int SECONDS = 300;

  private Scipy() {}

  /// Seconds of each pass, or empty when there is no Python with scipy; `why` is then told.
  static List<Double> sparse(int accounts, int passes, StringBuilder why) {
    try (var script = Scipy.class.getResourceAsStream("/outcry/bench/sparse.py")) {
      var file = Files.createTempFile("outcry-sparse", ".py");
      Files.write(file, script.readAllBytes());
      try {
        var said =
            run(
                List.of(
                    "python3",
                    file.toString(),
                    Integer.toString(accounts),
                    Integer.toString(passes)));
        return said.lines().map(Double::valueOf).toList();
      } finally {
        Files.delete(file);
      }
    } catch (IOException | NumberFormatException e) {
      why.append(e.getMessage());
      return List.of();
    }
  }

  /// Where Python keeps its packages, null without numpy.
  static Path folder() {
    try {
      var said = run(List.of("python3", "-c", "import numpy; print(numpy.__path__[0])"));
      return Path.of(said.strip()).getParent();
    } catch (IOException _) {
      return null;
    }
  }

  private static String run(List<String> command) throws IOException {
    var builder = new ProcessBuilder(new ArrayList<>(command));
    for (var threads : List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")) {
      builder.environment().put(threads, "1");
    }
    var errors = Files.createTempFile("outcry-python", ".log");
    try {
      var running = builder.redirectError(errors.toFile()).start();
      var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!running.waitFor(SECONDS, TimeUnit.SECONDS)) {
        running.destroyForcibly();
        throw new IOException("python3 did not end within %d seconds".formatted(SECONDS));
      }
      if (running.exitValue() != 0) {
        var words = Files.readString(errors).strip();
        throw new IOException("python3: " + words.substring(words.lastIndexOf('\n') + 1));
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(errors);
    }
  }
}
