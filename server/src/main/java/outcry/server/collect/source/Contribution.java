// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import outcry.server.collect.Capture;
import outcry.server.collect.UnreadablePayload;

/// A signed batch of trades as text: who and which, a blank line, a table in the observation
/// contract with the column `front_office`, and the signature as last line.
///
///     contributor: northwind
///     sequence: 12
///     issued: 2026-10-08T08:55:00Z
///
///     observed_at,source,provider,...,quantity,buyer,front_office
///     2026-10-08T08:12:09Z,northwind,acme,...,64,beta,no
///     signature: base64
///
/// @param signed every byte before the signature's line
/// @param signature in base64
/// @param table the part of it that is the table
record Contribution(
    String contributor,
    long sequence,
    Instant issued,
    byte[] signed,
    String signature,
    Capture table) {

  private static final byte[] SIGNATURE = "signature: ".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_BYTES = 64 << 20;

  /// @throws UnreadablePayload when it is no such text: nothing in it can be trusted, not even whom
  ///   it is from
  static Contribution of(Capture capture) throws UnreadablePayload {
    if (capture.length() > MOST_BYTES) {
      throw malformed(capture.length() + " bytes, of which we read " + MOST_BYTES);
    }
    var bytes = capture.bytes();
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) end--;
    int last = end;
    while (last > 0 && bytes[last - 1] != '\n') last--;
    int text = last + SIGNATURE.length;
    if (text > end || !Arrays.equals(bytes, last, text, SIGNATURE, 0, SIGNATURE.length)) {
      throw new UnreadablePayload("truncated", "its last line is no signature (rule I-66)");
    }
    var signature = new String(bytes, text, end - text, StandardCharsets.US_ASCII).strip();
    var signed = Arrays.copyOf(bytes, last);
    var lines = new String(signed, StandardCharsets.UTF_8).split("\n", 5);
    if (lines.length < 5 || !lines[3].isBlank()) {
      throw malformed("it does not begin with contributor, sequence, issued and a blank line");
    }
    int table = 0;
    for (int line = 0; line < 4; table++) if (signed[table] == '\n') line++;
    var rows = Arrays.copyOfRange(signed, table, signed.length);
    var name = field(lines[0], "contributor");
    return new Contribution(
        name,
        sequence(field(lines[1], "sequence")),
        issued(field(lines[2], "issued")),
        signed,
        signature,
        new Capture(
            name,
            capture.part(),
            capture.taken(),
            capture.sha256(),
            rows.length,
            capture.complete(),
            () -> new ByteArrayInputStream(rows)));
  }

  /// Lines before the table.
  static int above() {
    return 4;
  }

  private static String field(String line, String name) throws UnreadablePayload {
    if (!line.startsWith(name + ": ")) throw malformed("a line lacks '" + name + ": '");
    return line.substring(name.length() + 2).strip();
  }

  private static long sequence(String text) throws UnreadablePayload {
    if (!text.matches("[1-9][0-9]{0,14}")) {
      throw malformed("sequence '" + text + "' is none of 1, 2, 3, ...");
    }
    return Long.parseLong(text);
  }

  private static Instant issued(String text) throws UnreadablePayload {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw malformed("issued '" + text + "' is no time like 2026-10-08T08:55:00Z");
    }
  }

  private static UnreadablePayload malformed(String why) {
    return new UnreadablePayload("malformed", why + " (rule I-66)");
  }
}
