// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import outcry.server.benchmark.Journal.Entry;
import outcry.server.benchmark.Journal.Line;

/// Reads a journal back and checks all of it (rule I-40): that every line is as it was written,
/// holds the one before, and is signed with the key that was the administrator's then.
final class JournalReader {
  private JournalReader() {}

  /// @throws BadFixing naming the first line that is not what was written
  static Journal.Read read(byte[] bytes, Path file) throws BadFixing {
    var lines = new ArrayList<Line>();
    String key = "";
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '\n') continue;
      var where = file + ":" + (lines.size() + 1);
      var written = new String(bytes, from, at - from, StandardCharsets.UTF_8);
      var line = line(FixingReader.fields(written.getBytes(StandardCharsets.UTF_8), where));
      check(line, written, lines, key, where);
      if (lines.isEmpty()) key = line.key();
      if (line.entry().event().equals(AdministratorKey.CHANGED)) key = line.entry().of();
      lines.add(line);
      from = at + 1;
    }
    return new Journal.Read(Collections.unmodifiableList(lines), bytes.length - from);
  }

  private static Line line(FixingFields json) throws BadFixing {
    var entry =
        new Entry(
            json.text("event"),
            json.text("about"),
            json.text("date"),
            json.whole("revision"),
            json.text("of"),
            json.text("text"));
    return new Line(
        json.number("number"),
        json.time("at"),
        entry,
        json.text("previous"),
        json.text("hash"),
        json.text("key"),
        json.text("signature"));
  }

  private static void check(Line line, String written, List<Line> before, String key, String where)
      throws BadFixing {
    var previous = before.isEmpty() ? Journal.START : before.getLast().hash();
    if (!line.text().equals(written))
      throw new BadFixing(where + " is not in canonical form (rule I-40)");
    if (line.number() != before.size() + 1L)
      throw new BadFixing(
          where
              + " has number "
              + line.number()
              + ", not "
              + (before.size() + 1)
              + ": a line was taken out or put in (rule I-40)");
    if (!line.previous().equals(previous))
      throw new BadFixing(
          where
              + " goes on from "
              + line.previous()
              + ", the line before is "
              + previous
              + " (rule I-40)");
    var hash =
        Sha256.of(Journal.body(line.number(), line.at(), line.entry(), line.previous()) + "\n");
    if (!line.hash().equals(hash))
      throw new BadFixing(
          where
              + " says its hash is "
              + line.hash()
              + ", its words hash to "
              + hash
              + " (rule I-40)");
    if (!before.isEmpty() && !line.key().equals(key))
      throw new BadFixing(
          where
              + " is signed by "
              + line.key()
              + ", not by the administrator's "
              + key
              + " (rule I-40)");
    if (!isSigned(line, hash))
      throw new BadFixing(where + " is not signed by its key " + line.key() + " (rule I-40)");
  }

  private static boolean isSigned(Line line, String hash) {
    try {
      return VerifyingKey.of(line.key()).verifies(HexFormat.of().parseHex(hash), line.signature());
    } catch (BadFixing _) {
      return false;
    }
  }
}
