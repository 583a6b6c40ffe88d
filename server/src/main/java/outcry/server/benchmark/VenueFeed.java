// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Carries what the administrator publishes to the venue that settles on it.
///
/// The administrator writes signed files into an archive, the venue reads them: two houses, one
/// directory between them. Only what a trusted key has signed ({@link TrustedKeys}), lies in its
/// place and is what the journal says is in force is carried; all else is told. A day withheld is
/// told to everybody (rule S-29). A later revision is carried until a settlement has used the day
/// (rule S-5); then the exchange refuses it and the refusal is told once.
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

  /// A file as it was when it was handed in.
  private record Handed(Path file, int revision, FileTime modified) {}

  private final Archive archive;
  private final Venue venue;
  private final Consumer<String> say;
  private final TrustedKeys trusted;
  private final Map<Day, Handed> handed = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private Thread thread;

  /// @param keys whose fixings are carried; none to trust the key the archive begins with
  /// @param say gets what an operator should read, a line at a time
  public VenueFeed(Path archive, List<VerifyingKey> keys, Venue venue, Consumer<String> say) {
    this.archive = new Archive(archive);
    this.trusted = new TrustedKeys(keys);
    this.venue = venue;
    this.say = say;
  }

  /// Says whose fixings are carried, and looks now and then until closed.
  public void start() {
    try {
      trusted.learn(archive);
    } catch (BadFixing | IOException e) {
      tell("journal", "nothing is carried to the exchange: " + e.getMessage());
    }
    say.accept(trusted.words(archive.root()));
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
      if (trusted.learn(archive)) say.accept(trusted.words(archive.root()));
      for (var index : archive.folders()) count += look(index);
    } catch (BadFixing e) {
      tell("journal", "nothing is carried to the exchange: " + e.getMessage());
    } catch (IOException e) {
      tell("archive", "the fixings cannot be read: " + e);
    } catch (UncheckedIOException e) {
      tell("venue", "the venue is asked again later: " + e.getCause().getMessage());
    }
    return count;
  }

  private int look(Path index) throws BadFixing, IOException {
    int count = 0;
    var days = archive.days(index.getFileName().toString());
    if (days.isEmpty()) return 0;
    var journal =
        archive.journal().read().lines(); // after the files: a line is older than its file
    for (var day : days.tailMap(days.lastKey().minusDays(DAYS_BACK)).entrySet()) {
      var file = day.getValue();
      try {
        var before = handed.get(new Day(index.toString(), day.getKey()));
        var modified = Files.getLastModifiedTime(file);
        if (before != null && before.file().equals(file) && before.modified().equals(modified))
          continue;
        var signed = FixingReader.read(file);
        var fault = fault(file, signed, journal, before);
        if (!fault.isEmpty()) {
          refuse(index, file, signed, fault);
          continue;
        }
        if (carry(signed.fixing(), file.toString())) count++;
        handed.put(
            new Day(index.toString(), day.getKey()),
            new Handed(file, signed.fixing().revision(), modified));
      } catch (BadFixing | IOException e) {
        tell(file.toString(), file + " is not carried: " + e.getMessage());
      }
    }
    return count;
  }

  /// Why a fixing is not carried; empty when it is.
  private String fault(Path file, SignedFixing signed, List<Journal.Line> journal, Handed before) {
    var fixing = signed.fixing();
    if (!signed.isWhole()) return "its signature does not hold (rule I-32)";
    if (!file.equals(archive.file(fixing.name(), fixing.date(), fixing.revision())))
      return "it says that it is %s of %s revision %d"
          .formatted(fixing.name(), fixing.date(), fixing.revision());
    if (!trusted.has(signed.key())) return trusted.why(signed.key(), journal);
    if (before != null && before.revision() > fixing.revision())
      return "revision %d was carried before".formatted(before.revision());
    if (journal.isEmpty()) return "";
    var last = Journal.issued(journal, fixing.name(), fixing.date());
    if (last.isEmpty()) return "the journal does not know it (rule I-40)";
    return last.get().entry().of().equals(signed.hash())
        ? ""
        : "the journal says that revision %d with hash %s is in force (rule I-40)"
            .formatted(last.get().entry().revision(), last.get().entry().of());
  }

  /// Told once an index where it is the key, else once a file; and not where the exchange has the
  /// same value from a time when the key was trusted.
  private void refuse(Path index, Path file, SignedFixing signed, String fault) {
    boolean foreign = signed.isWhole() && !trusted.has(signed.key());
    var fixing = signed.fixing();
    if (foreign && venue.known(fixing.name(), fixing.date()).equals(fixing.value())) return;
    var about = foreign ? index + " " + signed.key() : file.toString();
    if (foreign && told.containsKey(about)) return;
    tell(about, file + " is not carried: " + fault);
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
