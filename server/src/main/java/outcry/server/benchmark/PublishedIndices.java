// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What an archive has published, for whoever wants to look at it. Nothing is written here, and
/// what another process publishes meanwhile is seen by the next question.
///
/// An index is addressed by the name of its folder, `H100-L-2` for `H100-L/2`.
public final class PublishedIndices {
  private static final Pattern FIXING =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\.r(\\d{1,6}))?\\.json");
  private static final Pattern VERSIONED = Pattern.compile("(.+)-([A-Z])-(\\d{1,6})");

  /// Which family speaks for an index that is asked for without one.
  private static final String FAMILIES = "LATS";

  private final Path archive;
  private final Map<Path, Read> known = new ConcurrentHashMap<>();

  /// A file as it was when it was read: fixings never change, a damaged archive does.
  private record Read(FileTime modified, long size, PublishedDay day) {}

  /// @param archive the folder with `fixings` and `inputs`; it may still be empty, or missing
  public PublishedIndices(Path archive) {
    this.archive = archive;
  }

  public Path archive() {
    return archive;
  }

  /// The addresses of all indices with a folder, in order of name.
  public List<String> addresses() throws IOException {
    return listed(archive.resolve("fixings")).stream()
        .filter(Files::isDirectory)
        .map(folder -> folder.getFileName().toString())
        .filter(name -> !name.startsWith("."))
        .toList();
  }

  /// The index somebody means: by its address or name in any case, with or without version
  /// (`H100-L`) and family (`H100`); the newest version, and the listed family, go first.
  public Optional<String> address(String asked) throws IOException {
    var wanted = asked.replace("%2F", "-").replace("%2f", "-").replace('/', '-');
    var all = addresses();
    if (all.contains(wanted)) {
      return Optional.of(wanted);
    }
    return all.stream()
        .filter(address -> means(address, wanted.toUpperCase(Locale.ROOT)))
        .min(
            Comparator.comparingInt(PublishedIndices::family)
                .thenComparing(Comparator.comparingInt(PublishedIndices::version).reversed()));
  }

  private static boolean means(String address, String wanted) {
    var upper = address.toUpperCase(Locale.ROOT);
    var parts = VERSIONED.matcher(upper);
    return upper.equals(wanted)
        || parts.matches()
            && (parts.group(1).equals(wanted)
                || (parts.group(1) + "-" + parts.group(2)).equals(wanted));
  }

  private static int family(String address) {
    var parts = VERSIONED.matcher(address.toUpperCase(Locale.ROOT));
    int place = parts.matches() ? FAMILIES.indexOf(parts.group(2)) : -1;
    return place < 0 ? FAMILIES.length() : place;
  }

  private static int version(String address) {
    var parts = VERSIONED.matcher(address.toUpperCase(Locale.ROOT));
    return parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
  }

  /// The days of an index, each with the files of its revisions, oldest first.
  public NavigableMap<LocalDate, NavigableMap<Integer, Path>> files(String address)
      throws IOException {
    var days = new TreeMap<LocalDate, NavigableMap<Integer, Path>>();
    for (var file : listed(archive.resolve("fixings").resolve(address))) {
      var name = FIXING.matcher(file.getFileName().toString());
      if (name.matches()) {
        int revision = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
        day(name.group(1))
            .ifPresent(day -> days.computeIfAbsent(day, _ -> new TreeMap<>()).put(revision, file));
      }
    }
    return days;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The fixing in force on each of these days, oldest first.
  public List<PublishedDay> days(String address, LocalDate from, LocalDate to) throws IOException {
    var days = new ArrayList<PublishedDay>();
    for (var entry : files(address).subMap(from, true, to, true).entrySet()) {
      var latest = entry.getValue().lastEntry();
      days.add(day(entry.getKey(), latest.getKey(), latest.getValue()));
    }
    return days;
  }

  /// The fixings in force on the newest days, oldest first: so many, and more where it takes more
  /// to reach two values.
  public List<PublishedDay> newest(String address, int count) throws IOException {
    var days = new ArrayList<PublishedDay>();
    int values = 0;
    for (var entry : files(address).descendingMap().entrySet()) {
      if (days.size() >= count && values >= 2) break;
      var latest = entry.getValue().lastEntry();
      var day = day(entry.getKey(), latest.getKey(), latest.getValue());
      values += day.value().isPresent() ? 1 : 0;
      days.add(day);
    }
    return days.reversed();
  }

  /// Every revision of every day on which there is more than one, or people determined the value.
  public List<PublishedDay> revised(String address) throws IOException {
    var revised = new ArrayList<PublishedDay>();
    for (var entry : files(address).entrySet()) {
      for (var file : entry.getValue().entrySet()) {
        var day = day(entry.getKey(), file.getKey(), file.getValue());
        if (entry.getValue().size() > 1
            || day.oversight().isPresent()
            || day.correction().isPresent()) {
          revised.add(day);
        }
      }
    }
    return revised;
  }

  /// A fixing in figures; read once as long as its file stays as it is.
  public PublishedDay day(LocalDate date, int revision, Path file) throws IOException {
    var now = Files.readAttributes(file, BasicFileAttributes.class);
    var read = known.get(file);
    if (read == null
        || !read.modified().equals(now.lastModifiedTime())
        || read.size() != now.size()) {
      var day = PublishedDay.of(file, date, revision, Files.readAllBytes(file));
      read = new Read(now.lastModifiedTime(), now.size(), day);
      known.put(file, read);
    }
    return read.day();
  }

  /// The files of a folder in order of name; none when there is no folder.
  static List<Path> listed(Path folder) throws IOException {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(found::add);
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
    found.sort(null);
    return found;
  }
}
