// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A Java process of its own, heard line by line, to be killed in the middle.
final class JavaProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader reader;
  private final List<String> lines = new ArrayList<>();

  private JavaProcess(Process process) {
    this.process = process;
    this.reader = process.inputReader();
  }

  /// Runs a main class of this class path with the flags of the launcher.
  static JavaProcess start(Class<?> main, String... args) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(args));
    return new JavaProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// Reads on until a line is found.
  String until(Predicate<String> wanted) throws IOException {
    for (String line; (line = reader.readLine()) != null; ) {
      lines.add(line);
      if (wanted.test(line)) {
        return line;
      }
    }
    throw new AssertionError("the process ended: " + lines);
  }

  /// SIGKILL; then what it had still said before is read.
  void kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly();
    end();
  }

  /// SIGTERM; answers the exit code.
  int terminate() throws IOException, InterruptedException {
    process.toHandle().destroy();
    return end();
  }

  /// Reads to the end and answers the exit code.
  int end() throws IOException, InterruptedException {
    for (String line; (line = reader.readLine()) != null; ) {
      lines.add(line);
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end: " + lines);
    }
    return process.exitValue();
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
