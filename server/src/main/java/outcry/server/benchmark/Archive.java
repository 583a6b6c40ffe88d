// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The administrator's folder (rule I-40): fixings by name and day, the inputs of every day, the
/// journal and the keys. A file that is there is never written again.
///
/// `fixings/H100-L-2/2026-07-31.json`, corrected or overridden `2026-07-31.r1.json`;
/// `inputs/2026-07-31.csv`; `journal.jsonl`; `keys/administrator.pem`.
public final class Archive {
  private static final Pattern FIXING =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\.r(\\d{1,6}))?\\.json");
  private static final Pattern INPUT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[.-].*)?\\.csv(?:\\.gz)?");

  private static final String REPAIR =
      "; index verify shows what else is wrong, a copy of the archive may have it whole (rule"
          + " I-40)";

  private final Path root;
  private final Journal journal;
  private Turn turn;

  public Archive(Path root) {
    this.root = root;
    this.journal = new Journal(root.resolve("journal.jsonl"));
  }

  public Path root() {
    return root;
  }

  public Journal journal() {
    return journal;
  }

  public Path keyFile() {
    return AdministratorKey.file(root.resolve("keys"));
  }

  /// The folder of an index's fixings; a slash in a name is a dash on disk.
  public Path folder(String name) {
    return root.resolve("fixings").resolve(name.replace('/', '-'));
  }

  public Path file(String name, LocalDate date, int revision) {
    return folder(name).resolve(date + (revision == 0 ? "" : ".r" + revision) + ".json");
  }

  /// Names, as on disk, of all indices with a fixing.
  public List<Path> folders() throws IOException {
    return listed(root.resolve("fixings")).stream().filter(Files::isDirectory).toList();
  }

  /// Every fixing file of a folder, by day and revision.
  static List<Path> files(Path folder) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var file : listed(folder)) {
      var name = FIXING.matcher(file.getFileName().toString());
      if (!name.matches() || date(name.group(1)).isEmpty()) continue;
      int revision = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
      files.put(name.group(1) + String.format(Locale.ROOT, "%09d", revision), file);
    }
    return List.copyOf(files.values());
  }

  /// The days of an index and the file in force on each: the highest revision.
  public TreeMap<LocalDate, Path> days(String name) throws IOException {
    var days = new TreeMap<LocalDate, Path>();
    for (var file : files(folder(name))) {
      days.put(day(file), file);
    }
    return days;
  }

  /// The fixing in force on a day.
  public Optional<SignedFixing> fixing(String name, LocalDate date) throws BadFixing, IOException {
    var file = days(name).get(date);
    return file == null ? Optional.empty() : Optional.of(FixingReader.read(file));
  }

  /// A turn at the archive, for whoever is about to write; one inside another is the same.
  ///
  /// @throws BadFixing when somebody else is at work here
  public Turn turn() throws BadFixing, IOException {
    turn = turn == null || turn.isOver() ? Turn.at(this) : turn.again();
    return turn;
  }

  /// A published fixing to go on from or to replace: whole, in its place, and what the journal says
  /// is in force.
  ///
  /// @throws BadFixing when it is not; nothing may be built on it then
  SignedFixing read(Path file) throws BadFixing, IOException {
    var signed = FixingReader.read(file);
    var fixing = signed.fixing();
    if (!signed.isWhole())
      throw new BadFixing(
          file + " is not what was signed: its words hash to " + FixingJson.hash(fixing) + REPAIR);
    if (!file.equals(file(fixing.name(), fixing.date(), fixing.revision())))
      throw new BadFixing(
          file
              + " says it is "
              + fixing.name()
              + " of "
              + fixing.date()
              + " revision "
              + fixing.revision()
              + REPAIR);
    var line = journal.issue(signed.hash());
    if (line.isEmpty())
      throw new BadFixing(
          file + " has hash " + signed.hash() + ", which the journal does not know" + REPAIR);
    return signed;
  }

  /// The same of the file in force on a day.
  ///
  /// @throws BadFixing also when the journal knows a later revision, which is not there
  SignedFixing readInForce(Path file) throws BadFixing, IOException {
    var signed = read(file);
    var fixing = signed.fixing();
    var last = journal.issued(fixing.name(), fixing.date()).orElseThrow();
    if (last.entry().of().equals(signed.hash())) return signed;
    throw new BadFixing(
        file
            + " is not in force: the journal says that revision "
            + last.entry().revision()
            + " with hash "
            + last.entry().of()
            + " is, and that is not there"
            + REPAIR);
  }

  /// Lays a fixing down beside its place; `finish` puts it there.
  ///
  /// @throws BadFixing when another fixing lies there already
  Path draft(SignedFixing signed) throws BadFixing, IOException {
    var fixing = signed.fixing();
    var place = file(fixing.name(), fixing.date(), fixing.revision());
    if (Files.exists(place)) throw taken(place, "fixing");
    Files.createDirectories(place.toAbsolutePath().getParent());
    var draft = Turn.draft(place);
    write(draft, FixingJson.bytes(signed));
    return draft;
  }

  static void finish(Path draft) throws IOException {
    var place = Turn.place(draft);
    Files.move(draft, place);
    force(place.toAbsolutePath().getParent());
  }

  /// What a folder holds reaches the disk, where the system lets a folder be forced.
  static void force(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // the system forces folders by itself, or not at all
    }
  }

  /// Puts a fixing where it belongs.
  ///
  /// @return its file
  /// @throws BadFixing when another fixing lies there already
  public Path put(SignedFixing signed) throws BadFixing, IOException {
    var fixing = signed.fixing();
    var file = file(fixing.name(), fixing.date(), fixing.revision());
    create(file, FixingJson.bytes(signed), "fixing");
    return file;
  }

  /// The observation files of a day: `DATE.csv`, `DATE.csv.gz`, `DATE.vast.csv`, ... in order of
  /// name.
  public List<Path> inputs(LocalDate date) throws IOException {
    return listed(root.resolve("inputs")).stream()
        .filter(file -> inputDay(file).filter(date::equals).isPresent())
        .toList();
  }

  /// The days for which there are observations.
  public List<LocalDate> inputDays() throws IOException {
    return listed(root.resolve("inputs")).stream()
        .flatMap(file -> inputDay(file).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// What a file of a day's inputs is: rates and groups say so in their name, `DATE.rates.csv`.
  static String role(Path file) {
    var name = file.getFileName().toString();
    for (var role : List.of(InputFile.RATES, InputFile.GROUPS)) {
      if (name.endsWith("." + role + ".csv")) return role;
    }
    return InputFile.OBSERVATIONS;
  }

  /// Is a file of a day's inputs a table of observations?
  public static boolean isObservations(Path input) {
    return role(input).equals(InputFile.OBSERVATIONS);
  }

  /// Keeps a file under the day's name, beside those of the day that say something else.
  ///
  /// @param folder `inputs`, or `inputs/corrected` for those of a correction
  public Path keep(String folder, LocalDate date, Path source, String role)
      throws BadFixing, IOException {
    var bytes = Files.readAllBytes(source);
    var ending =
        (role.equals(InputFile.OBSERVATIONS) ? "" : "." + role)
            + (source.toString().endsWith(".gz") ? ".csv.gz" : ".csv");
    for (int i = 0; ; i++) {
      var file = root.resolve(folder).resolve(date + (i == 0 ? "" : "." + i) + ending);
      if (!Files.exists(file) || Arrays.equals(Files.readAllBytes(file), bytes)) {
        create(file, bytes, "input");
        return file;
      }
    }
  }

  private static Optional<LocalDate> inputDay(Path file) {
    var name = INPUT.matcher(file.getFileName().toString());
    return name.matches() ? date(name.group(1)) : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static LocalDate day(Path fixing) {
    return LocalDate.parse(fixing.getFileName().toString().substring(0, "2026-07-31".length()));
  }

  static void create(Path file, byte[] bytes, String what) throws BadFixing, IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var draft = Turn.draft(file);
    try {
      if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
      write(draft, bytes);
      Files.move(draft, file);
    } catch (FileAlreadyExistsException _) {
      if (Arrays.equals(Files.readAllBytes(file), bytes)) return;
      throw taken(file, what);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// All of it or nothing.
  private static void write(Path draft, byte[] bytes) throws IOException {
    try {
      Files.write(
          draft,
          bytes,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static BadFixing taken(Path file, String what) {
    return new BadFixing(
        file
            + " is there already and says something else; nothing is overwritten (rule I-40):"
            + " an error in a published "
            + what
            + " is corrected by a new revision");
  }

  static List<Path> listed(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    var found = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(folder)) {
      files.forEach(found::add);
    }
    found.sort(null);
    return found;
  }
}
