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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the office did, one signed line after the other, each with the hash of the line before
/// (rule I-40). Lines are only ever added.
public final class Journal {
  /// What the first line has for the hash of the line before.
  public static final String START = "0".repeat(64);

  private static final Set<String> ISSUES =
      Set.of("published", "withheld", "corrected", "overridden");

  private final Path file;

  /// What was read last, and of which file: nobody checks a thousand signatures twice.
  private Read seen = new Read(List.of(), 0);

  private Stamp stamp;

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

    /// Does it put a fixing into the world?
    boolean isIssue() {
      return ISSUES.contains(event);
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

  /// The whole lines, and how many bytes stand behind the last of them.
  record Read(List<Line> lines, int rest) {}

  /// How a file looked when it was read.
  private record Stamp(FileTime modified, long size, Object file) {
    static Stamp of(Path file) throws IOException {
      var now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
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
      var lines = new ArrayList<>(whole(read(channel)));
      checkKey(lines, key);
      var last = lines.isEmpty() ? null : lines.getLast();
      var previous = last == null ? START : last.hash();
      var line = sealed(last == null ? 1 : last.number() + 1, at, entry, previous, key);
      add(channel, (line.text() + "\n").getBytes(StandardCharsets.UTF_8));
      lines.add(line);
      seen = new Read(Collections.unmodifiableList(lines), 0);
      stamp = Stamp.of(file);
      return line;
    }
  }

  /// Read through the locked channel: where another one on the file is closed, the system may give
  /// up the lock.
  private Read read(FileChannel channel) throws BadFixing, IOException {
    if (Stamp.of(file).equals(stamp)) return seen;
    var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return JournalReader.read(Arrays.copyOf(bytes.array(), bytes.position()), file);
  }

  /// All of it or nothing: on a full disk half a line is taken away again.
  private static void add(FileChannel channel, byte[] line) throws IOException {
    long before = channel.size();
    try {
      channel.position(before);
      var bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
  }

  private static Line sealed(
      long number, Instant at, Entry entry, String previous, SigningKey key) {
    var hash = Sha256.of(body(number, at, entry, previous) + "\n");
    var signature = Base64.getEncoder().encodeToString(key.sign(HexFormat.of().parseHex(hash)));
    return new Line(number, at, entry, previous, hash, key.verifying().text(), signature);
  }

  static String body(long number, Instant at, Entry entry, String previous) {
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

  /// Every line, checked: number, chain, hash, signature, and that the key is the one in force.
  ///
  /// @throws BadFixing naming the first line that is not what was written
  public List<Line> lines() throws BadFixing, IOException {
    return whole(read());
  }

  private List<Line> whole(Read read) throws BadFixing {
    if (read.rest() == 0) return read.lines();
    throw new BadFixing(
        file
            + ": the last line is cut off after line "
            + read.lines().size()
            + " (rule I-40): a step was interrupted, and the next index publish mends it");
  }

  /// The whole lines; behind them may stand the beginning of one whose writer was interrupted, or
  /// is writing now.
  synchronized Read read() throws BadFixing, IOException {
    try {
      var now = Stamp.of(file);
      if (now.equals(stamp)) return seen;
      seen = JournalReader.read(Files.readAllBytes(file), file);
      stamp = now;
      return seen;
    } catch (NoSuchFileException _) {
      return new Read(List.of(), 0);
    }
  }

  /// The line that last put a fixing of a day into the world.
  Optional<Line> issued(String name, LocalDate date) throws BadFixing, IOException {
    return issued(lines(), name, date);
  }

  static Optional<Line> issued(List<Line> lines, String name, LocalDate date) {
    var day = date.toString();
    Line last = null;
    for (var line : lines) {
      var entry = line.entry();
      if (entry.isIssue() && entry.about().equals(name) && entry.date().equals(day)) last = line;
    }
    return Optional.ofNullable(last);
  }

  /// The line that put a fixing with this hash into the world.
  Optional<Line> issue(String hash) throws BadFixing, IOException {
    return lines().stream()
        .filter(line -> line.entry().isIssue() && line.entry().of().equals(hash))
        .findFirst();
  }

  /// Only the key in force goes on with the journal.
  ///
  /// @throws BadFixing when it is another
  void checkKey(SigningKey key) throws BadFixing, IOException {
    checkKey(read().lines(), key);
  }

  private void checkKey(List<Line> lines, SigningKey key) throws BadFixing {
    var keys = keys(lines);
    var text = key.verifying().text();
    if (keys.isEmpty() || keys.getLast().equals(text)) return;
    throw new BadFixing(
        file
            + " goes on with the key "
            + keys.getLast()
            + " and not with "
            + text
            + "; a new key is announced by the old one: index key --change (rule I-40)");
  }

  /// The key the next line has to be signed with; empty before the first.
  Optional<String> key() throws BadFixing, IOException {
    var keys = keys(read().lines());
    return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast());
  }

  /// The administrator's keys in order: the first line's, and what each of them announced.
  static List<String> keys(List<Line> lines) {
    var keys = new ArrayList<String>();
    if (!lines.isEmpty()) keys.add(lines.getFirst().key());
    for (var line : lines) {
      if (line.entry().event().equals(AdministratorKey.CHANGED)) keys.add(line.entry().of());
    }
    return keys;
  }

  /// Takes away what an interrupted step has left behind the last whole line. For whoever has the
  /// archive to himself.
  ///
  /// @return how many bytes
  synchronized int mend() throws BadFixing, IOException {
    int rest = read().rest();
    if (rest == 0) return 0;
    stamp = null;
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - rest);
      channel.force(true);
    }
    return rest;
  }

  /// The last line, to be noted down elsewhere; empty before the first.
  public Optional<Line> head() throws BadFixing, IOException {
    var lines = lines();
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }
}
