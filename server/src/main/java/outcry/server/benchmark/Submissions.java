// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import outcry.index.fixing.IndexMethod;
import outcry.index.observation.Reading;
import outcry.index.observation.Readings;
import outcry.index.observation.Refusal;
import outcry.index.observation.Refusals;

/// What was handed in, sorted by day: readings and refusals of the goods an index asks for, and of
/// every file its hash and how many rows it had.
public final class Submissions {
  private static final long DAY_SECONDS = 86_400;

  /// No method carries a price longer.
  private static final int MOST_DAYS = 366;

  /// A day's part.
  public record Day(List<Reading> readings, List<Refusal> refusals) {}

  private final TreeMap<LocalDate, Day> days = new TreeMap<>();
  private final Readings.Known offers = new Readings.Known();
  private final List<Fixing.Input> inputs = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Refusal> orphans = new Refusals();
  private final Predicate<String> goods;

  /// @param goods which goods the index asks for; a row without a good concerns every index
  public Submissions(Predicate<String> goods) {
    this.goods = goods;
  }

  /// Reads a file of observations.
  ///
  /// @throws BadFixing when there is none, or when it is no file of observations
  public Submissions read(InputFile file, ObservationReader reader) throws BadFixing, IOException {
    if (Files.isDirectory(file.path()))
      throw new BadFixing(file.path() + " is a directory; name the files in it");
    var count = new Count(names.size());
    names.add(file.name());
    var digest = Sha256.digest();
    try (var raw = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
      reader.read(new Lent(raw), count.input, file.name(), count);
      raw.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchFileException _) {
      throw new BadFixing(file.path() + ": no such file");
    }
    long bytes = Files.size(file.path());
    count.end();
    inputs.add(
        new Fixing.Input(
            file.name(),
            file.role(),
            HexFormat.of().formatHex(digest.digest()),
            bytes,
            count.observations,
            count.refused));
    return this;
  }

  /// Takes facts shipped with the index module.
  public Submissions read(InputFile table, Consumer<IndexMethod.Intake> facts) throws IOException {
    var count = new Count(names.size());
    names.add(table.name());
    facts.accept(count);
    count.end();
    inputs.add(
        new Fixing.Input(
            table.name(),
            table.role(),
            table.sha256(),
            table.bytes(),
            count.observations,
            count.refused));
    return this;
  }

  /// Names a file that determines without observing: rates, groups, sources.
  public Submissions name(InputFile file) throws BadFixing, IOException {
    try {
      names.add(file.name());
      inputs.add(new Fixing.Input(file.name(), file.role(), file.sha256(), file.bytes(), 0, 0));
      return this;
    } catch (NoSuchFileException _) {
      throw new BadFixing(file.path() + ": no such file");
    }
  }

  public List<Fixing.Input> inputs() {
    return List.copyOf(inputs);
  }

  public boolean isEmpty() {
    return days.isEmpty();
  }

  /// The first day of which anything was said.
  public LocalDate first() {
    return days.firstKey();
  }

  public LocalDate last() {
    return days.lastKey();
  }

  /// Does a day lie so far after everything said that a walk there is a slip of the pen?
  public boolean isBeyond(LocalDate date) {
    return !days.isEmpty() && date.isAfter(last().plusDays(MOST_DAYS));
  }

  public Day day(LocalDate date) {
    return days.getOrDefault(date, new Day(List.of(), List.of()));
  }

  /// Refusals of files in which no row said when.
  public List<Refusal> undated() {
    return List.copyOf(orphans);
  }

  /// Where a row stands, for people.
  String place(int input, int line) {
    return names.get(input) + (line > 0 ? ":" + line : "");
  }

  /// A refusal as one of a day, at its noon when the row did not say when.
  static Refusal dated(Refusal refusal, LocalDate date) {
    if (refusal.observed() != Long.MIN_VALUE) return refusal;
    return new Refusal(
        date.toEpochDay() * DAY_SECONDS + DAY_SECONDS / 2,
        refusal.source(),
        refusal.provider(),
        refusal.good(),
        refusal.code(),
        refusal.reason(),
        refusal.input(),
        refusal.line());
  }

  private Day open(LocalDate date) {
    return days.computeIfAbsent(date, _ -> new Day(new Readings(offers), new Refusals()));
  }

  /// A seller stopped selling: news, and nothing refused.
  static boolean isNews(Refusal refusal) {
    return refusal.code().equals("withdrawn");
  }

  /// A stream that its reader may not close: the rest of the file is hashed, too.
  private static final class Lent extends FilterInputStream {
    Lent(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // whoever opened it closes it
    }
  }

  /// Takes the rows of one file. A row that does not say when belongs to the day of the row before
  /// it, at the head of a file to the day of the first that does.
  private final class Count implements IndexMethod.Intake {
    private final int input;
    private final List<Refusal> undated = new Refusals();
    private long observations;
    private long refused;
    private long day = Long.MIN_VALUE;

    Count(int input) {
      this.input = input;
    }

    @Override
    public void take(Reading reading) {
      observations++;
      at(reading.seen().observed());
      if (goods.test(reading.seen().good().name())) open(date()).readings().add(reading);
    }

    @Override
    public void refuse(Refusal refusal) {
      if (!isNews(refusal)) refused++;
      if (refusal.observed() != Long.MIN_VALUE) at(refusal.observed());
      if (!refusal.good().isEmpty() && !goods.test(refusal.good())) return;
      if (day == Long.MIN_VALUE) undated.add(refusal);
      else open(date()).refusals().add(dated(refusal, date()));
    }

    private void at(long seconds) {
      day = Math.floorDiv(seconds, DAY_SECONDS);
      if (!undated.isEmpty()) {
        undated.forEach(each -> open(date()).refusals().add(dated(each, date())));
        undated.clear();
      }
    }

    private LocalDate date() {
      return LocalDate.ofEpochDay(day);
    }

    void end() {
      orphans.addAll(undated);
    }
  }
}
