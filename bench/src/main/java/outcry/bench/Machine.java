// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What the figures were measured on. They mean nothing without it.
record Machine(String processor, int cores, String java) {
  static Machine here() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
  }

  private static String processorName() {
    var file = Path.of("/proc/cpuinfo");
    if (Files.isReadable(file)) {
      try (var lines = Files.lines(file)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException _) {
        return System.getProperty("os.arch");
      }
    }
    return System.getProperty("os.arch");
  }

  /// Of the last minute; negative where the system does not tell.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, %d cores, Java %s", processor, cores, java);
  }
}
