// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/// An answer on its way in: written to a file and hashed while it comes, so that memory does not
/// limit it.
final class Incoming {
  private static final long MOST = 4L << 30;
  private static final long STEP = 64L << 20;

  /// A server that sends a byte a minute has nothing to say either.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Path folder;
  private final Optional<Pattern> secret;
  private final Consumer<String> progress;
  private final Duration patience;
  private Path file;
  private String sha256;
  private long length;
  private volatile long received;
  private boolean endless;

  /// @param patience how long nothing may come before the answer counts as broken off
  Incoming(Path folder, Optional<Pattern> secret, Consumer<String> progress, Duration patience) {
    this.patience = patience;
    this.folder = folder;
    this.secret = secret;
    this.progress = progress;
  }

  /// Takes what comes; false when it breaks off or is longer than we take.
  ///
  /// @throws UnwritableArchive when the folder takes no more: no fault of the source's
  boolean take(InputStream body) throws UnwritableArchive {
    try {
      Files.createDirectories(folder);
      file = Files.createTempFile(folder, "answer", ".part");
      boolean whole;
      try (var watch = new Watch(body)) {
        whole = pour(body) && !watch.hasEnded();
      }
      if (secret.isPresent()) blank(secret.get());
      return whole;
    } catch (IOException e) {
      throw new UnwritableArchive(folder, e);
    }
  }

  /// Hangs up on a server that says nothing for too long: a stream alone would wait for ever.
  private final class Watch implements AutoCloseable {
    private final Thread thread;
    private volatile boolean ended;

    Watch(InputStream body) {
      thread = Thread.ofVirtual().start(() -> watch(body));
    }

    private void watch(InputStream body) {
      try {
        var end = System.nanoTime() + LONGEST.toNanos();
        for (long before = -1; before != received && System.nanoTime() < end; ) {
          before = received;
          Thread.sleep(patience);
        }
        ended = true;
        body.close();
      } catch (InterruptedException | IOException _) {
        // The answer came to its end, or was gone already.
      }
    }

    boolean hasEnded() {
      return ended;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private boolean pour(InputStream body) throws IOException {
    var digest = Capture.digest();
    var buffer = new byte[1 << 16];
    boolean whole = true;
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        int count;
        try {
          count = body.read(buffer);
        } catch (IOException _) {
          whole = false;
          break;
        }
        if (count < 0) break;
        if (received + count > MOST) {
          whole = false;
          endless = true;
          break;
        }
        out.write(buffer, 0, count);
        digest.update(buffer, 0, count);
        if ((received + count) / STEP > received / STEP) {
          progress.accept((received + count >> 20) + " MiB");
        }
        received += count;
      }
    }
    length = received;
    sha256 = HexFormat.of().formatHex(digest.digest());
    return whole;
  }

  private void blank(Pattern pattern) throws IOException {
    var text = new String(unpacked(), StandardCharsets.UTF_8);
    var bytes =
        pattern.matcher(text).replaceAll("\"blanked\":\"\"").getBytes(StandardCharsets.UTF_8);
    Files.write(file, bytes);
    length = bytes.length;
    sha256 = HexFormat.of().formatHex(Capture.digest().digest(bytes));
  }

  /// What came, unpacked: in a packed answer nobody would find what has to be blanked. Of one that
  /// cannot be unpacked nothing is kept beyond what can be read.
  private byte[] unpacked() throws IOException {
    var text = new ByteArrayOutputStream();
    try (var in = Unpacked.of(Files.newInputStream(file), STEP)) {
      in.transferTo(text);
    } catch (EOFException | ZipException | UnreadablePayload _) {
      // The reader will say what is wrong with it.
    }
    return text.toByteArray();
  }

  /// Longer than we take: asking again would bring as much.
  boolean isEndless() {
    return endless;
  }

  /// Bytes that came, before anything was blanked.
  long received() {
    return received;
  }

  /// A small answer moves into memory and its file goes; a large one stays in its file, which
  /// whoever keeps the capture takes away.
  Capture capture(String source, String part, Instant taken, boolean complete)
      throws UnwritableArchive {
    if (length > STEP) {
      var kept = file;
      return new Capture(
          source, part, taken, sha256, length, complete, () -> Files.newInputStream(kept));
    }
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UnwritableArchive(folder, e);
    }
    return new Capture(
        source, part, taken, sha256, length, complete, () -> new ByteArrayInputStream(bytes));
  }
}
