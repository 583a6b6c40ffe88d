// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import outcry.server.scenario.Scenario.Options;

/// The stories in `docs/sessions`, and how a scenario is replayed in a test.
final class Sessions {
  private static final String EVENTS = ".events.jsonl";

  private Sessions() {}

  /// Every story, in order of name.
  static List<Path> all() {
    return list().stream().filter(file -> !file.toString().endsWith(EVENTS)).toList();
  }

  /// The events a story is expected to bring about.
  static Path events(Path session) {
    return session.resolveSibling(session.getFileName().toString().replace(".jsonl", EVENTS));
  }

  static List<Path> list() {
    try (var files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From the module's folder or from the root, wherever the test was started.
  static Path folder() {
    var here = Path.of("docs", "sessions");
    return Files.isDirectory(here) ? here : Path.of("..").resolve(here);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a scenario brings about; a fault is the last line, `fault: FILE:LINE: ...`.
  static String replay(String scenario, Options options) {
    var out = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream(scenario.getBytes(StandardCharsets.UTF_8));
    var fault = "";
    try {
      new Scenario(out, options).play(in, "story");
    } catch (LineFault e) {
      fault = "fault: " + e.getMessage() + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8) + fault;
  }
}
