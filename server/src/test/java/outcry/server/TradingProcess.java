// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A venue in a process of its own that trades with itself and says every answer it got, until it
/// is killed.
final class TradingProcess implements AutoCloseable {
  private static final String HASH = "hash ";
  private static final String TIME = "at ";
  private static final String TRADED = "traded ";

  private final JavaProcess process;

  private TradingProcess(JavaProcess process) {
    this.process = process;
  }

  /// Starts it on a data directory: it makes trades number `first` to `last`, reports its hash, and
  /// waits.
  static TradingProcess start(Path data, int first, int last) throws IOException {
    return new TradingProcess(
        JavaProcess.start(
            TradingProcess.class,
            data.toString(),
            Integer.toString(first),
            Integer.toString(last)));
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
      code = trade(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    } finally {
      Runtime.getRuntime()
          .halt(code); // also when it failed: threads of the venue would keep it alive
    }
  }

  private static int trade(Path data, int first, int last) {
    var venue = open(data, System.out::println);
    var clerk = new Clerk(venue.commands());
    if (first == 0) {
      clerk.opensTheMarket();
      clerk.outcomes().forEach(outcome -> System.out.println(TIME + outcome.time()));
    }
    for (int i = first; i <= last; i++) {
      System.out.println(TIME + clerk.sells("s" + i, 1, 3_100_000).time());
      System.out.println(TIME + clerk.buys("b" + i, 1, 3_100_000).time());
      System.out.println(TRADED + i);
    }
    System.out.println(HASH + clerk.hash());
    System.out.println(TIME + clerk.outcomes().getLast().time());
    return venue.run();
  }

  /// Waits for the hash it reports when it has made all its trades.
  long hash() throws IOException {
    long hash =
        Long.parseLong(process.until(line -> line.startsWith(HASH)).substring(HASH.length()));
    process.until(line -> line.startsWith(TIME));
    return hash;
  }

  void awaitTrade(int number) throws IOException {
    process.until((TRADED + number)::equals);
  }

  void kill() throws IOException, InterruptedException {
    process.kill();
  }

  /// The log's time of every command answered so far, in order.
  List<Long> times() {
    return said(TIME).map(Long::valueOf).toList();
  }

  /// Numbers of the trades it had an answer for.
  List<Integer> traded() {
    return said(TRADED).map(Integer::valueOf).toList();
  }

  private Stream<String> said(String word) {
    return process.lines().stream()
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()));
  }

  @Override
  public void close() {
    process.close();
  }
}
