// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A venue in a process of its own that trades with itself and says every answer it got, until it is killed.
final class TradingProcess implements AutoCloseable {
  private static final String HASH = "hash ";
  private static final String TIME = "at ";

  private final Process process;
  private final BufferedReader reader;
  private final List<String> lines = new ArrayList<>();

  private TradingProcess(Process process) {
    this.process = process;
    this.reader = process.inputReader();
  }

  /// Starts it on a data directory: it makes trades number `first` to `last` and reports its hash, then waits.
  static TradingProcess start(Path data, int first, int last) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new TradingProcess(
        new ProcessBuilder(
                java,
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                TradingProcess.class.getName(),
                data.toString(),
                Integer.toString(first),
                Integer.toString(last))
            .redirectErrorStream(true)
            .start());
  }

  /// A venue in this process, on any free port.
  static Venue open(Path data, Consumer<String> say) {
    var venue = new Venue(Venue.Settings.of(data, 0), say);
    venue.open();
    return venue;
  }

  static void main(String[] args) {
    int code = 1;
    try {
      code = trade(args);
    } finally {
      Runtime.getRuntime().halt(code); // also when it failed: threads of the venue would keep it alive
    }
  }

  private static int trade(String[] args) {
    var venue = open(Path.of(args[0]), System.out::println);
    var clerk = new Clerk(venue.commands());
    int first = Integer.parseInt(args[1]);
    if (first == 0) {
      clerk.opensTheMarket();
      clerk.outcomes().forEach(outcome -> System.out.println(TIME + outcome.time()));
    }
    for (int i = first; i <= Integer.parseInt(args[2]); i++) {
      System.out.println(TIME + clerk.sells("s" + i, 1, 3_100_000).time());
      System.out.println(TIME + clerk.buys("b" + i, 1, 3_100_000).time());
      System.out.println("traded " + i);
    }
    System.out.println(HASH + clerk.hash());
    System.out.println(TIME + clerk.outcomes().getLast().time());
    return venue.run();
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

  long hash() throws IOException {
    return Long.parseLong(until(line -> line.startsWith(HASH)).substring(HASH.length()));
  }

  /// The log's time of every command answered so far, in order.
  List<Long> times() {
    return lines.stream()
        .filter(line -> line.startsWith(TIME))
        .map(line -> Long.valueOf(line.substring(TIME.length())))
        .toList();
  }

  /// SIGKILL; then what it had still said before is read.
  void kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly();
    for (String line; (line = reader.readLine()) != null; ) {
      lines.add(line);
    }
    process.waitFor();
  }

  /// Numbers of the trades it had an answer for.
  List<Integer> traded() {
    return lines.stream()
        .filter(line -> line.startsWith("traded "))
        .map(line -> Integer.valueOf(line.substring("traded ".length())))
        .toList();
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
