// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// The observation files of a day as they lie in the archive's `inputs`: those the fixing names,
/// and whatever else is kept under the day's own name. Nothing outside that folder is ever given.
public final class PublishedInputs {
  private static final Pattern TABLE = Pattern.compile("[^.].*\\.csv(?:\\.gz)?");

  /// A file a fixing was computed from.
  ///
  /// @param name without its folders; a table shipped with the house is `shipped:NAME`
  /// @param file where it lies; empty when the archive does not have it
  /// @param named what the fixing says of it; empty when it does not name it
  public record Input(String name, Optional<Path> file, Optional<Fixing.Input> named) {
    public boolean isShipped() {
      return name.startsWith(InputFile.SHIPPED);
    }

    /// Can it be had here?
    public boolean isKept() {
      return isShipped() ? !shippedText().isEmpty() : file.isPresent();
    }

    /// The table as it was published, to be read to its end and closed; one that is kept packed is
    /// unpacked on the way.
    public InputStream open() throws IOException {
      if (isShipped())
        return new ByteArrayInputStream(shippedText().getBytes(StandardCharsets.UTF_8));
      var path = file.orElseThrow();
      var in = Files.newInputStream(path);
      try {
        return path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      } catch (IOException e) {
        in.close();
        throw e;
      }
    }

    private String shippedText() {
      return new InputFile(name, InputFile.FACTS, Path.of(".")).shippedText();
    }
  }

  private final Path folder;

  public PublishedInputs(Path archive) {
    this.folder = archive.resolve("inputs");
  }

  /// The files of a day: the one of the day's own name first, then in the order of the fixing.
  ///
  /// @param fixing the fixing's file
  public List<Input> of(LocalDate date, Path fixing) throws IOException {
    var found = new LinkedHashMap<String, Input>();
    for (var named : named(fixing)) {
      var name = name(named.file());
      found.put(name, new Input(name, file(fixing, named.file(), name), Optional.of(named)));
    }
    for (var file : PublishedIndices.listed(folder)) {
      var name = file.getFileName().toString();
      if (name.startsWith(date.toString()) && TABLE.matcher(name).matches()) {
        found.putIfAbsent(name, new Input(name, Optional.of(file), Optional.empty()));
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt(input -> place(input.name(), date)))
        .toList();
  }

  private static int place(String name, LocalDate date) {
    return name.equals(date + ".csv") ? 0 : name.equals(date + ".csv.gz") ? 1 : 2;
  }

  private static List<Fixing.Input> named(Path fixing) throws IOException {
    try {
      return FixingReader.read(fixing).fixing().inputs();
    } catch (BadFixing _) {
      return List.of(); // what is kept under the day's name is still there
    }
  }

  private static String name(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private Optional<Path> file(Path fixing, String written, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try {
      for (var place : List.of(fixing.resolveSibling(written), folder.resolve(name))) {
        if (Files.isRegularFile(place) && TABLE.matcher(name).matches()) {
          var real = place.toRealPath();
          if (real.startsWith(folder.toRealPath())) {
            return Optional.of(real);
          }
        }
      }
    } catch (InvalidPathException _) {
      return Optional.empty(); // a name this file system cannot have
    }
    return Optional.empty();
  }
}
