// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outcry.index.catalogue.Catalogue;
import outcry.index.catalogue.NoSuchIndex;
import outcry.index.fixing.IndexMethod;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.FixingReader;
import outcry.server.benchmark.HouseWorkings;
import outcry.server.benchmark.InputFile;
import outcry.server.benchmark.SignedFixing;
import outcry.server.benchmark.Submissions;
import outcry.server.benchmark.Walk;
import outcry.server.benchmark.Workings.Known;
import picocli.CommandLine.Option;

/// Which index, and from which files: what `fix`, `explain` and `history` ask alike.
final class Asking {
  /// No method carries a price longer.
  private static final int FAR_DAYS = 366;

  @Option(
      names = "--index",
      paramLabel = "NAME",
      description =
          "H100 (the newest version of its Listed family; without observations the Archive family),"
              + " H100-L/2, H100-T, H100-A, TFI, ...")
  String index;

  @Option(
      names = "--observations",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "tables of observations (docs/observations.md), .csv or .csv.gz; without them the shipped"
              + " facts")
  List<Path> observations = List.of();

  @Option(
      names = "--previous",
      paramLabel = "FIXING.json",
      description =
          "the published fixing to go on from; without it the walk starts at its base, on the first"
              + " day in the files")
  Path previous;

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description = "dated currency rates: date,currency,usd,source")
  Path rates;

  @Option(
      names = "--groups",
      paramLabel = "FILE",
      description = "legal groups beside the shipped ones: provider,group,since,note")
  Path groups;

  private final HouseWorkings workings = new HouseWorkings();

  /// A method and its evidence, read.
  record Evidence(
      Known known, Submissions submissions, Optional<SignedFixing> before, Path beforeFile) {

    Walk walk(LocalDate to) {
      return before.isPresent()
          ? Walk.after(before.get(), beforeFile.toString(), known, submissions)
          : Walk.fromBase(known, submissions, to);
    }

    /// The first day there can be a fixing of.
    LocalDate first() {
      if (before.isPresent()) return before.get().fixing().date().plusDays(1);
      return submissions.isEmpty() ? LocalDate.MIN : submissions.first();
    }
  }

  Evidence read() throws BadFixing, IOException {
    if (index == null)
      throw new BadFixing("say which index: --index H100 (or H200, B200, A100, TFI, ACB, ...)");
    var known = HouseWorkings.known(method());
    var before = before(known);
    var names = before.map(SignedFixing::fixing).map(Fixing::names).orElse(List.of());
    var submissions = workings.read(files(known), known.goods(), names);
    return new Evidence(known, submissions, before, previous);
  }

  private IndexMethod method() throws BadFixing {
    try {
      var found = Catalogue.find(index);
      if (!observations.isEmpty() || HouseWorkings.isArchive(found)) return found;
      var archive = archive(found);
      if (archive.isPresent() && index.strip().equalsIgnoreCase(found.index())) {
        return archive.get();
      }
      throw new BadFixing(
          found.index()
              + "-"
              + found.version()
              + " is made from observations: give --observations FILE"
              + archive
                  .map(
                      other ->
                          ", or ask for "
                              + other.index()
                              + "-A, which is made from the shipped facts")
                  .orElse(""));
    } catch (NoSuchIndex e) {
      throw new BadFixing("--index " + index + ": " + e.getMessage());
    }
  }

  private static Optional<IndexMethod> archive(IndexMethod found) {
    return Catalogue.all().stream()
        .filter(other -> other.index().equals(found.index()) && HouseWorkings.isArchive(other))
        .findFirst();
  }

  private Optional<SignedFixing> before(Known known) throws BadFixing, IOException {
    if (previous == null) return Optional.empty();
    if (!Files.isRegularFile(previous))
      throw new BadFixing("--previous " + previous + ": no such file");
    var before = FixingReader.read(previous);
    if (!before.isWhole())
      throw new BadFixing(
          "--previous "
              + previous
              + " is not what was signed: its hash or its signature does not hold. Run: index"
              + " recompute "
              + previous);
    if (!before.fixing().name().equals(known.name()))
      throw new BadFixing(
          "--previous "
              + previous
              + " is a fixing of "
              + before.fixing().name()
              + "; "
              + known.name()
              + " goes on from its own");
    return Optional.of(before);
  }

  /// Every file somebody named.
  List<Path> files() {
    var files = new ArrayList<>(observations);
    for (var other : new Path[] {previous, rates, groups}) if (other != null) files.add(other);
    return files;
  }

  private List<InputFile> files(Known known) {
    var files = new ArrayList<InputFile>();
    if (observations.isEmpty() && HouseWorkings.isArchive(known.method())) {
      files.addAll(HouseWorkings.facts());
    }
    for (var file : observations) {
      files.add(new InputFile(file.toString(), InputFile.OBSERVATIONS, file));
    }
    if (rates != null) files.add(new InputFile(rates.toString(), InputFile.RATES, rates));
    if (groups != null) files.add(new InputFile(groups.toString(), InputFile.GROUPS, groups));
    return files;
  }

  /// The day asked for, or the last of which anything is known.
  LocalDate date(String option, String text, Evidence evidence) throws BadFixing {
    var date = text == null ? last(option, evidence) : day(option, text);
    var first = evidence.first();
    if (date.isBefore(first))
      throw new BadFixing(
          option
              + " "
              + date
              + (evidence.before().isPresent()
                  ? " is not after the previous fixing, of " + first.minusDays(1)
                  : " lies before the observations, which begin on "
                      + first
                      + "; give earlier files, or a fixing to go on from with --previous"));
    if (evidence.submissions().isBeyond(date))
      throw new BadFixing(
          option
              + " "
              + date
              + " lies more than a year after the observations, which end on "
              + evidence.submissions().last());
    return date;
  }

  private LocalDate last(String option, Evidence evidence) throws BadFixing {
    if (evidence.submissions().isEmpty())
      throw new BadFixing(
          "nothing in the files is about "
              + evidence.known().name()
              + "; say a day with --date YYYY-MM-DD to see it withheld");
    var last = evidence.submissions().last();
    if (!observations.isEmpty()) {
      if (isAlone(last, evidence))
        throw new BadFixing(
            "the newest observation is of "
                + last
                + ", more than "
                + FAR_DAYS
                + " days after any other; if that is no slip of the pen, or to fix an earlier day,"
                + " say so with "
                + option);
      return last;
    }
    return last.isAfter(HouseWorkings.lastFact()) ? HouseWorkings.lastFact() : last;
  }

  /// Is a day so far from all before it that somebody has probably mistyped a year?
  private static boolean isAlone(LocalDate last, Evidence evidence) {
    var submissions = evidence.submissions();
    if (submissions.first().equals(last)) return false;
    for (var day = last.minusDays(1); !day.isBefore(last.minusDays(FAR_DAYS)); ) {
      var said = submissions.day(day);
      if (!said.readings().isEmpty() || !said.refusals().isEmpty()) return false;
      day = day.minusDays(1);
    }
    return true;
  }

  static LocalDate day(String option, String text) throws BadFixing {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new BadFixing(
          option + " \"" + text + "\"; a date is written YYYY-MM-DD, for example 2026-03-31");
    }
  }

  HouseWorkings workings() {
    return workings;
  }
}
