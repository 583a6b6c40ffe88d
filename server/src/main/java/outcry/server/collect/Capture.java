// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// What a source answered, byte for byte.
///
/// @param source the id of who answered
/// @param part which of its requests this answers: a page, a cloud, a GPU; `all` when there is one
/// @param taken when the last byte came, by our clock, to the microsecond
/// @param sha256 of the bytes, 64 hex digits
/// @param length bytes
/// @param complete false when the connection broke, the announced length was not reached or the
///   answer was cut at our limit
public record Capture(
    String source,
    String part,
    Instant taken,
    String sha256,
    long length,
    boolean complete,
    Payload payload) {
  public Capture {
    taken = taken.truncatedTo(ChronoUnit.MICROS);
  }

  /// A whole answer in memory.
  public static Capture of(String source, String part, Instant taken, byte[] bytes) {
    return of(source, part, taken, bytes, true);
  }

  public static Capture of(
      String source, String part, Instant taken, byte[] bytes, boolean complete) {
    var sha256 = HexFormat.of().formatHex(digest().digest(bytes));
    return new Capture(
        source, part, taken, sha256, bytes.length, complete, () -> new ByteArrayInputStream(bytes));
  }

  /// All of it, for answers that fit in memory.
  public byte[] bytes() {
    try (var in = payload.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(source + " " + part + ": the kept capture cannot be read", e);
    }
  }

  /// A fresh SHA-256.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
