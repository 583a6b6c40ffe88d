// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What the office did, one signed line after the other, each with the hash of the line before
/// (rule I-40). Lines are only ever added.
public final class Journal {
  /// What the first line has for the hash of the line before.
  public static final String START = "0".repeat(64);

  private final Path file;

  /// The last line, and how long the file was with it.
  private Line last;

  private long size;

  Journal(Path file) {
    this.file = file;
  }

  /// What happened.
  ///
  /// @param event `published`, `withheld`, `corrected`, `registered`, `override-proposed`,
  ///   `overridden`, `complaint`, `answer`
  /// @param about the fixing's name, a person or a complaint's number
  /// @param date of the fixing, empty text when it is about none
  /// @param of hash of the fixing, a person's public key; else empty text
  /// @param text what people wrote, or what the software did, in words
  public record Entry(
      String event, String about, String date, int revision, String of, String text) {
    static Entry about(String event, Fixing fixing, String hash, String text) {
      return new Entry(
          event, fixing.name(), fixing.date().toString(), fixing.revision(), hash, text);
    }
  }

  /// A line of the journal.
  ///
  /// @param number from 1
  /// @param previous hash of the line before
  public record Line(
      long number,
      Instant at,
      Entry entry,
      String previous,
      String hash,
      String key,
      String signature) {

    /// As it stands in the file, without its line feed.
    String text() {
      var seal =
          CanonicalText.object(
              json -> json.put("hash", hash).put("key", key).put("signature", signature));
      var body = body(number, at, entry, previous);
      return body.substring(0, body.length() - 1) + "," + seal.substring(1);
    }
  }

  /// Adds a line and forces it to the disk. One writer at a time, also among processes.
  public synchronized Line append(Instant at, Entry entry, SigningKey key)
      throws BadFixing, IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (var channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      if (last == null || channel.size() != size) read(channel);
      channel.position(channel.size());
      var previous = last == null ? START : last.hash();
      var line = sealed(last == null ? 1 : last.number() + 1, at, entry, previous, key);
      var bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
      last = line;
      size = channel.size();
      return line;
    }
  }

  /// Checks the whole journal before the first line is added, and whenever somebody else has added.
  ///
  /// Read through the locked channel: where another one on the file is closed, the system may give
  /// up the lock.
  private void read(FileChannel channel) throws BadFixing, IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    var lines = lines(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
    last = lines.isEmpty() ? null : lines.getLast();
    size = channel.size();
  }

  private static Line sealed(
      long number, Instant at, Entry entry, String previous, SigningKey key) {
    var hash = Sha256.of(body(number, at, entry, previous) + "\n");
    var signature = Base64.getEncoder().encodeToString(key.sign(HexFormat.of().parseHex(hash)));
    return new Line(number, at, entry, previous, hash, key.verifying().text(), signature);
  }

  private static String body(long number, Instant at, Entry entry, String previous) {
    return CanonicalText.object(
        json ->
            json.put("number", number)
                .put("at", at.toString())
                .put("event", entry.event())
                .put("about", entry.about())
                .put("date", entry.date())
                .put("revision", entry.revision())
                .put("of", entry.of())
                .put("text", entry.text())
                .put("previous", previous));
  }

  /// Every line, checked: number, chain, hash and signature.
  ///
  /// @throws BadFixing naming the first line that is not what was written
  public List<Line> lines() throws BadFixing, IOException {
    try {
      return lines(Files.readString(file));
    } catch (NoSuchFileException _) {
      return new ArrayList<>();
    }
  }

  private List<Line> lines(String text) throws BadFixing {
    var lines = new ArrayList<Line>();
    if (!text.isEmpty() && !text.endsWith("\n"))
      throw new BadFixing(file + ": the last line is cut off (rule I-40)");
    for (var written : text.split("\n")) {
      if (text.isEmpty()) break;
      var where = file + ":" + (lines.size() + 1);
      var line = line(FixingReader.fields(written.getBytes(StandardCharsets.UTF_8), where));
      check(line, written, lines, where);
      lines.add(line);
    }
    return lines;
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

  private static void check(Line line, String written, List<Line> before, String where)
      throws BadFixing {
    var previous = before.isEmpty() ? START : before.getLast().hash();
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
    var hash = Sha256.of(body(line.number(), line.at(), line.entry(), line.previous()) + "\n");
    if (!line.hash().equals(hash))
      throw new BadFixing(
          where
              + " says its hash is "
              + line.hash()
              + ", its words hash to "
              + hash
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

  /// The last line, to be noted down elsewhere; empty before the first.
  public Optional<Line> head() throws BadFixing, IOException {
    var lines = lines();
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }
}
