// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Carries what the administrator publishes to the venue that settles on it.
///
/// The administrator writes signed files into an archive, the venue reads them: two houses, one
/// directory between them. A fixing whose signature does not hold is told and not carried. A day
/// withheld is told to everybody (rule S-29). A later revision is carried until a settlement has
/// used the day (rule S-5); then the exchange refuses it and the refusal is told once.
public final class VenueFeed implements AutoCloseable {
  /// How many days back the feed looks: the longest averaging month and the one before.
  static final int DAYS_BACK = 62;

  private static final long EVERY_SECONDS = 10;

  /// The venue's side. Where it does not answer it throws {@link UncheckedIOException}, and is
  /// asked again.
  public interface Venue {
    /// The fixing of a day the exchange knows, micro-dollars.
    OptionalLong known(String index, LocalDate date);

    /// Hands a fixing in; empty text, or why it was refused.
    String publish(String index, LocalDate date, long value);

    /// Says that a day has no fixing; empty text, or why it was refused.
    String withhold(String index, LocalDate date, String reason);
  }

  private record Day(String index, LocalDate date) {}

  private final Archive archive;
  private final Venue venue;
  private final Consumer<String> say;
  private final Map<Day, String> carried = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Thread thread;

  /// @param say gets what an operator should read, a line at a time
  public VenueFeed(Path archive, Venue venue, Consumer<String> say) {
    this.archive = new Archive(archive);
    this.venue = venue;
    this.say = say;
  }

  /// Looks now and then until closed.
  public void start() {
    thread = Thread.ofPlatform().name("benchmark-feed").daemon().start(this::run);
  }

  private void run() {
    try {
      do {
        look();
      } while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Carries what is new, and answers how many fixings and withheld days it was.
  public int look() {
    int count = 0;
    try {
      for (var index : archive.folders()) count += look(index);
    } catch (IOException e) {
      tell("archive", "the fixings cannot be read: " + e);
    } catch (UncheckedIOException e) {
      tell("venue", "the venue is asked again later: " + e.getCause().getMessage());
    }
    return count;
  }

  private int look(Path index) throws IOException {
    int count = 0;
    var days = archive.days(index.getFileName().toString());
    if (days.isEmpty()) return 0;
    for (var day : days.tailMap(days.lastKey().minusDays(DAYS_BACK)).entrySet()) {
      var file = day.getValue().toString();
      if (file.equals(carried.get(new Day(index.toString(), day.getKey())))) continue;
      try {
        var signed = FixingReader.read(day.getValue());
        if (!isSigned(signed)) {
          tell(file, file + " is not carried: its signature does not hold (rule I-33)");
        } else if (carry(signed.fixing(), file)) {
          count++;
        }
        carried.put(new Day(index.toString(), day.getKey()), file);
      } catch (BadFixing | IOException e) {
        tell(file, file + " is not carried: " + e.getMessage());
      }
    }
    return count;
  }

  private boolean carry(Fixing fixing, String file) {
    var known = venue.known(fixing.name(), fixing.date());
    String refused;
    if (fixing.isWithheld()) {
      if (known.isPresent()) return false;
      refused = venue.withhold(fixing.name(), fixing.date(), fixing.withheld());
    } else {
      if (known.equals(fixing.value())) return false;
      refused = venue.publish(fixing.name(), fixing.date(), fixing.value().getAsLong());
    }
    if (!refused.isEmpty()) tell(file, file + " is refused by the venue: " + refused);
    return refused.isEmpty();
  }

  private static boolean isSigned(SignedFixing signed) throws BadFixing {
    var hash = FixingJson.hash(signed.fixing());
    return hash.equals(signed.hash())
        && VerifyingKey.of(signed.key())
            .verifies(HexFormat.of().parseHex(hash), signed.signature());
  }

  private void tell(String about, String words) {
    if (!words.equals(told.put(about, words))) say.accept(words);
  }

  @Override
  public void close() {
    closed.countDown();
    if (thread == null) return;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
