// SPDX-License-Identifier: Apache-2.0

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Lays out every Java file of the checkout, so that nobody discusses layout.
///
/// `Format.java check=true ROOT` names the files that are laid out otherwise and fails; `write`
/// mends them; `check=false` does nothing. Maven runs it on JDK 25, whatever JDK Maven itself runs
/// on, because the formatter parses with the compiler it finds.
private static final List<String> MODULES =
    List.of("wire", "core", "index", "pricing", "desk", "server", "bench");

void main(String[] args) throws IOException {
  var mode = args[0];
  if (mode.equals("check=false")) {
    return;
  }
  var root = Path.of(args[1]).toRealPath();
  var write = mode.equals("write");
  var files = sources(root);
  var differ =
      files.parallelStream().map(file -> lay(file, write)).filter(Objects::nonNull).toList();
  if (write) {
    IO.println("Laid out " + differ.size() + " of " + files.size() + " Java files");
  } else if (!differ.isEmpty()) {
    differ.forEach(file -> System.err.println("not laid out: " + root.relativize(file)));
    System.err.println(
        differ.size() + " of " + files.size() + " Java files; `./outcry format` lays them out");
    System.exit(1);
  }
}

List<Path> sources(Path root) throws IOException {
  try (var ours = Files.walk(root.resolve(".mvn"))) {
    var modules = MODULES.stream().map(module -> root.resolve(module, "src"));
    return Stream.concat(ours, modules.filter(Files::isDirectory).flatMap(this::below))
        .filter(file -> file.toString().endsWith(".java"))
        .sorted()
        .toList();
  }
}

Stream<Path> below(Path folder) {
  try {
    return Files.walk(folder);
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}

/// The file when it was laid out otherwise, else null.
Path lay(Path file, boolean write) {
  try {
    var text = Files.readString(file);
    var laid = new Formatter().formatSourceAndFixImports(text);
    if (laid.equals(text)) {
      return null;
    }
    if (write) {
      Files.writeString(file, laid);
    }
    return file;
  } catch (FormatterException e) {
    throw new IllegalStateException(file + " " + e.getMessage());
  } catch (IOException e) {
    throw new UncheckedIOException(e);
  }
}
