// SPDX-License-Identifier: Apache-2.0
package outcry.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The checkout these tests stand in: its modules, compiled classes, sources and documents.
final class Repository {
  static final List<String> MODULES =
      List.of("wire", "core", "index", "pricing", "desk", "server", "bench");

  /// What a build, an editor or a running exchange leaves behind; nothing in there is ours.
  private static final Set<String> NOT_OURS =
      Set.of("target", "data", ".git", ".idea", ".vscode", ".settings", "node_modules");

  private static final Path ROOT = root();

  private Repository() {}

  static Path path(String name) {
    return ROOT.resolve(name);
  }

  /// A path as it is written in a message: from the root, with forward slashes.
  static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  /// Our own files below a folder, in order of name; none when there is no such folder.
  static List<Path> files(String folder, Predicate<Path> wanted) {
    var start = path(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (var all = Files.walk(start)) {
      return all.filter(Files::isRegularFile)
          .filter(Repository::isOurs)
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("walking " + start, e);
    }
  }

  /// Java sources of all modules below `src/main` or `src/test`.
  static List<Path> sources(String set) {
    return MODULES.stream()
        .flatMap(module -> files(module + "/src/" + set, named(".java")).stream())
        .toList();
  }

  static Predicate<Path> named(String... endings) {
    return file -> List.of(endings).stream().anyMatch(file.toString()::endsWith);
  }

  private static boolean isOurs(Path file) {
    for (var part : ROOT.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  /// Maven runs the tests of a module in the module's folder, an editor perhaps in the root.
  private static Path root() {
    var at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("wire/src/main/resources/outcry.xml"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
    }
    return at;
  }
}
