// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import outcry.server.benchmark.Journal.Entry;
import outcry.server.benchmark.Workings.Known;

/// Publishes: makes fixings of what lies in the archive, each chained to the one before, and notes
/// in the journal what it did (rules I-33 to I-36, I-40).
public final class Office {
  /// A correction is for an error of more than one in this many (rule I-35).
  private static final long THRESHOLD = 1000;

  /// What came of a publication.
  ///
  /// @param issued in order of day and index; nothing when all was there
  /// @param notBegun why an index still has no first value, by name
  /// @param mended what an interrupted step had left and was put right first
  public record Published(
      List<SignedFixing> issued, Map<String, String> notBegun, List<String> mended) {}

  private final Archive archive;
  private final Workings workings;
  private final SigningKey key;
  private final InstantSource clock;

  public Office(Archive archive, Workings workings, SigningKey key, InstantSource clock) {
    this.archive = archive;
    this.workings = workings;
    this.key = key;
    this.clock = clock;
  }

  /// Fixes every index on every day that is due, up to a day.
  ///
  /// An index begins with its first value: before that nothing is published, not even that there is
  /// none.
  ///
  /// @throws BadFixing before the hour of publication, or when there is nothing to begin with
  public Published publish(LocalDate date) throws BadFixing, IOException {
    checkHour(date);
    try (var turn = turn()) {
      return published(date, turn);
    }
  }

  /// A turn at the archive with the key the journal goes on with.
  Turn turn() throws BadFixing, IOException {
    var turn = archive.turn();
    try {
      archive.journal().checkKey(key);
      return turn;
    } catch (BadFixing | IOException e) {
      turn.close();
      throw e;
    }
  }

  private Published published(LocalDate date, Turn turn) throws BadFixing, IOException {
    var due = due(date);
    if (due.isEmpty() && archive.inputDays().stream().noneMatch(day -> !day.isAfter(date)))
      throw new BadFixing(
          archive.root().resolve("inputs")
              + " has no observations up to "
              + date
              + "; give some with --observations FILE, or collect them first");
    var issued = new ArrayList<SignedFixing>();
    var notBegun = new LinkedHashMap<String, String>();
    for (var day : due.entrySet()) {
      for (var known : day.getValue()) {
        var fixing = fixing(known, day.getKey(), files(day.getKey()));
        boolean begins = archive.days(known.name()).isEmpty();
        notBegun.remove(known.name());
        if (begins && (fixing.isEmpty() || fixing.get().isWithheld())) {
          notBegun.put(known.name(), fixing.map(Fixing::withheld).orElse("no prices of its goods"));
        } else {
          issued.add(issue(fixing.orElseThrow(), ""));
        }
      }
    }
    return new Published(List.copyOf(issued), notBegun, turn.mended());
  }

  /// The hour of publication: before it nothing of the day is kept as its inputs either.
  public void checkHour(LocalDate date) throws BadFixing {
    if (clock.instant().isBefore(BusinessDay.opening(date)))
      throw new BadFixing(
          date
              + " is not over: its observations are cut off at 24:00 UTC and it is published from "
              + BusinessDay.opening(date)
              + " (rule I-33)");
  }

  /// Which indices are due on which days.
  private TreeMap<LocalDate, List<Known>> due(LocalDate date) throws IOException {
    var due = new TreeMap<LocalDate, List<Known>>();
    for (var known : workings.published()) {
      var days = archive.days(known.name());
      var first =
          days.isEmpty()
              ? archive.inputDays().stream().findFirst()
              : Optional.of(days.lastKey().plusDays(1));
      if (first.isEmpty()) continue;
      for (var day = first.get(); !day.isAfter(date); day = day.plusDays(1)) {
        due.computeIfAbsent(day, _ -> new ArrayList<>()).add(known);
      }
    }
    return due;
  }

  /// The day's inputs as a fixing in the archive names them: from its own folder.
  private List<InputFile> files(LocalDate date) throws IOException {
    return archive.inputs(date).stream()
        .map(file -> named(file, "../../inputs/" + file.getFileName()))
        .toList();
  }

  private static InputFile named(Path file, String name) {
    return new InputFile(name, Archive.role(file), file);
  }

  /// A day from the fixing in force on the day before, or from the base.
  private Optional<Fixing> fixing(Known known, LocalDate date, List<InputFile> files)
      throws BadFixing, IOException {
    var before = archive.days(known.name()).lowerEntry(date);
    if (before == null) {
      var submissions = workings.read(files, known.goods(), List.of());
      if (submissions.isEmpty() || submissions.first().isAfter(date)) return Optional.empty();
      return Optional.of(Walk.fromBase(known, submissions, date).to(date));
    }
    var published = archive.readInForce(before.getValue());
    var file = before.getValue().getFileName().toString();
    var submissions = workings.read(files, known.goods(), published.fixing().names());
    return Optional.of(Walk.after(published, file, known, submissions).to(date));
  }

  private SignedFixing issue(Fixing fixing, String why) throws BadFixing, IOException {
    var signed = SignedFixing.of(fixing, key);
    checkNew(signed);
    var event =
        fixing.oversight().isPresent()
            ? "overridden"
            : fixing.revision() > 0 ? "corrected" : fixing.isWithheld() ? "withheld" : "published";
    var text = why.isEmpty() ? fixing.explanation() : why + " " + fixing.explanation();
    var draft = archive.draft(signed);
    try {
      var entry = Entry.about(event, fixing, signed.hash(), text);
      if (archive.journal().issue(signed.hash()).isEmpty())
        archive.journal().append(clock.instant(), entry, key);
    } catch (BadFixing | IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Archive.finish(draft);
    return signed;
  }

  /// What the journal says was published is not published again with other words: its file is lost.
  private void checkNew(SignedFixing signed) throws BadFixing, IOException {
    var fixing = signed.fixing();
    var line = archive.journal().issued(fixing.name(), fixing.date());
    if (line.isEmpty()
        || line.get().entry().revision() < fixing.revision()
        || line.get().entry().of().equals(signed.hash())) return;
    throw new BadFixing(
        archive.file(fixing.name(), fixing.date(), line.get().entry().revision())
            + " is not there; the journal says in line "
            + line.get().number()
            + " that it was published with hash "
            + line.get().entry().of()
            + ". Put it back from a copy of the archive (rule I-40)");
  }

  /// Replaces a fixing by what better inputs give, and the days after it that were made from it.
  ///
  /// @return the corrected day and the days that follow from it
  /// @throws BadFixing outside the window or below the threshold: the error then goes forward
  public List<SignedFixing> correct(
      String index, String version, LocalDate date, List<Path> observations, String reason)
      throws BadFixing, IOException {
    try (var _ = turn()) {
      return corrected(known(index, version), date, observations, reason);
    }
  }

  private List<SignedFixing> corrected(
      Known known, LocalDate date, List<Path> observations, String reason)
      throws BadFixing, IOException {
    var wrong = inForce(known, date);
    checkWindow("a correction", date);
    if (wrong.fixing().oversight().isPresent())
      throw new BadFixing(
          known.name()
              + " of "
              + date
              + " was determined by oversight; a new override may replace"
              + " it (rule I-36)");
    if (reason.isBlank())
      throw new BadFixing("a correction says what was wrong: give --reason TEXT (rule I-35)");
    var files = new ArrayList<InputFile>();
    for (var file : observations) {
      var kept = archive.keep("inputs/corrected", date, file, InputFile.OBSERVATIONS);
      files.add(named(kept, "../../inputs/corrected/" + kept.getFileName()));
    }
    files(date).stream()
        .filter(file -> !file.role().equals(InputFile.OBSERVATIONS))
        .forEach(files::add);
    var right =
        fixing(known, date, files)
            .orElseThrow(
                () ->
                    new BadFixing(
                        "the given observations say nothing about "
                            + known.name()
                            + " up to "
                            + date));
    checkThreshold(wrong.fixing(), right);
    var issued = new ArrayList<SignedFixing>();
    issued.add(issue(replacing(wrong, right, reason), reason));
    follow(known, date, "follows the correction of " + date, issued);
    return issued;
  }

  private static Fixing replacing(SignedFixing wrong, Fixing right, String reason) {
    return right.revised(
        wrong.fixing().revision() + 1,
        Optional.of(new Fixing.Correction(wrong.hash(), wrong.fixing().value(), reason)));
  }

  /// Issues the days after a replaced one again, up to one that people have determined.
  private void follow(Known known, LocalDate date, String reason, List<SignedFixing> issued)
      throws BadFixing, IOException {
    for (var later : archive.days(known.name()).tailMap(date, false).entrySet()) {
      var old = archive.readInForce(later.getValue());
      if (old.fixing().oversight().isPresent()) return;
      var made = fixing(known, later.getKey(), again(old.fixing())).orElseThrow();
      issued.add(issue(replacing(old, made, reason), reason));
    }
  }

  /// The files a fixing of the archive was made from.
  private List<InputFile> again(Fixing fixing) {
    var folder = archive.folder(fixing.name());
    return fixing.inputs().stream()
        .map(in -> new InputFile(in.file(), in.role(), folder.resolve(in.file()).normalize()))
        .toList();
  }

  public Known known(String index, String version) throws BadFixing {
    return workings
        .find(index, version)
        .orElseThrow(() -> new BadFixing("there is no index " + index + "-" + version));
  }

  SignedFixing inForce(Known known, LocalDate date) throws BadFixing, IOException {
    var file = archive.days(known.name()).get(date);
    if (file != null) return archive.readInForce(file);
    throw new BadFixing(
        "no fixing of "
            + known.name()
            + " on "
            + date
            + " lies in "
            + archive.root()
            + "; publish it first");
  }

  /// The window of corrections and overrides.
  void checkWindow(String what, LocalDate date) throws BadFixing {
    var now = clock.instant();
    var closing = BusinessDay.closing(date);
    if (now.isBefore(closing)) return;
    throw new BadFixing(
        what
            + " of "
            + date
            + " was possible until "
            + closing
            + ", the end of the first business day after it; it is now "
            + now
            + ". The error goes forward: later fixings are made right, this one stays (rule"
            + " I-35)");
  }

  private static void checkThreshold(Fixing wrong, Fixing right) throws BadFixing {
    if (wrong.value().isEmpty() || right.value().isEmpty()) {
      if (wrong.value().isEmpty() && right.value().isEmpty())
        throw new BadFixing(
            wrong.name() + " of " + wrong.date() + " would be withheld as before (rule I-35)");
      return;
    }
    long old = wrong.value().getAsLong();
    long made = right.value().getAsLong();
    if (Math.multiplyExact(Math.abs(made - old), THRESHOLD) > Math.abs(old)) return;
    throw new BadFixing(
        "the correction would move "
            + wrong.name()
            + " of "
            + wrong.date()
            + " from "
            + CanonicalText.money(old)
            + " to "
            + CanonicalText.money(made)
            + ", which is not more than 0.1 %. The error goes forward (rule I-35)");
  }

  /// Puts an override in force (rule I-36): checked and signed by two people before.
  List<SignedFixing> determine(Known known, SignedFixing inForce, long value, Fixing.Oversight said)
      throws BadFixing, IOException {
    var date = inForce.fixing().date();
    var method = methods(inForce).revised(inForce.fixing().revision() + 1, Optional.empty());
    var issued = new ArrayList<SignedFixing>();
    issued.add(issue(Overriding.applied(method, value, said), ""));
    follow(known, date, "follows the override of " + date, issued);
    return issued;
  }

  /// What the method last said of a day on which people may have spoken since.
  private Fixing methods(SignedFixing inForce) throws BadFixing, IOException {
    var fixing = inForce.fixing();
    for (int revision = fixing.revision(); fixing.oversight().isPresent(); revision--) {
      var file = archive.file(fixing.name(), fixing.date(), revision);
      fixing = archive.read(file).fixing();
    }
    return fixing;
  }

  public Archive archive() {
    return archive;
  }

  SigningKey key() {
    return key;
  }

  public InstantSource clock() {
    return clock;
  }
}
