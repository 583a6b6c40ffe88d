// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where the files behind a fixing are looked for: as written, from the fixing's own folder, beside
/// it, and in the archive; or where somebody says they are.
///
/// @param observations files to take instead of those the fixing names, matched by file name, else
///   by their place in the list; empty to look for the named ones
/// @param previous the fixing before, if somebody says where it is
public record InputPlaces(List<Path> observations, Optional<Path> previous, Archive archive) {
  public InputPlaces {
    observations = List.copyOf(observations);
  }

  /// Every input of a fixing, in its order.
  List<InputFile> inputs(Fixing fixing, Path file) throws MissingInput {
    var found = new ArrayList<InputFile>();
    var given = new ArrayList<>(observations);
    long named = fixing.inputs().stream().filter(InputPlaces::isObservations).count();
    if (!given.isEmpty() && given.size() != named)
      throw new MissingInput(
          "the fixing is computed from "
              + named
              + " files of observations, "
              + given.size()
              + " were given; name them all with --observations, in the order of its inputs");
    for (var input : fixing.inputs()) {
      var path =
          isObservations(input) && !given.isEmpty() ? taken(given, input) : look(input, file);
      found.add(new InputFile(input.file(), input.role(), path));
    }
    return found;
  }

  private static boolean isObservations(Fixing.Input input) {
    return input.role().equals(InputFile.OBSERVATIONS);
  }

  private static Path taken(List<Path> given, Fixing.Input input) {
    for (var path : given) {
      if (input.file().endsWith(path.getFileName().toString())) {
        given.remove(path);
        return path;
      }
    }
    return given.removeFirst();
  }

  private Path look(Fixing.Input input, Path file) throws MissingInput {
    if (input.file().startsWith(InputFile.SHIPPED)) return Path.of(".");
    for (var path : candidates(input.file(), "inputs", file)) {
      if (holds(path, input)) return path;
    }
    return found(input.file(), "inputs", file)
        .orElseThrow(
            () ->
                new MissingInput(
                    "the input "
                        + input.file()
                        + " is neither there nor beside "
                        + file
                        + "; say where it is with --observations FILE"));
  }

  /// Another file of the same name may lie nearer.
  private static boolean holds(Path path, Fixing.Input input) {
    try {
      return Files.isRegularFile(path)
          && new InputFile(input.file(), input.role(), path).sha256().equals(input.sha256());
    } catch (IOException _) {
      return false;
    }
  }

  /// The file of the fixing before: the one with the right hash, wherever it lies.
  Path previous(Fixing fixing, Path file) throws MissingInput {
    if (previous.isPresent()) return previous.get();
    var link = fixing.previous().orElseThrow();
    for (var path : candidates(link.file(), "", file)) {
      if (isIt(path, link.hash())) return path;
    }
    try {
      for (var path : Archive.files(archive.folder(fixing.name()))) {
        if (isIt(path, link.hash())) return path;
      }
    } catch (IOException _) {
      // no archive here: it is missing
    }
    return found(link.file(), "", file)
        .orElseThrow(
            () ->
                new MissingInput(
                    "the previous fixing, of "
                        + link.date()
                        + ", is neither at "
                        + link.file()
                        + " nor beside "
                        + file
                        + "; say where it is with --previous FIXING.json"));
  }

  private static boolean isIt(Path path, String hash) {
    try {
      return Files.isRegularFile(path)
          && FixingJson.hash(FixingReader.read(path).fixing()).equals(hash);
    } catch (BadFixing | IOException _) {
      return false;
    }
  }

  private Optional<Path> found(String name, String folder, Path file) {
    return candidates(name, folder, file).stream().filter(Files::isRegularFile).findFirst();
  }

  private List<Path> candidates(String name, String folder, Path file) {
    Path written;
    try {
      written = Path.of(name);
    } catch (InvalidPathException _) {
      return List.of();
    }
    if (written.getFileName() == null) return List.of();
    var places = new LinkedHashSet<Path>();
    places.add(written);
    var beside = file.toAbsolutePath().getParent();
    places.add(beside.resolve(name));
    places.add(beside.resolve(written.getFileName()));
    places.add(archive.root().resolve(folder).resolve(written.getFileName()));
    return List.copyOf(places);
  }
}
