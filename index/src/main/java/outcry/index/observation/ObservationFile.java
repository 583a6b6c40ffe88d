// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads a file of observations, plain or gzip (rule I-16), line by line and in bounded memory. A
/// bad row becomes a refusal and never stops the file.
public final class ObservationFile {
  private static final int GZIP_BUFFER = 1 << 16;

  private ObservationFile() {}

  /// How many rows a file has.
  public record Rows(long observations, long refusals) {}

  /// @param in the bytes, read to their end and left open; a gzip stream is recognised by its first
  ///   two
  /// @param name the file's name, for messages
  /// @param input its place in the list of inputs, which every observation and refusal carries
  /// @throws MissingColumns when the header is no header of observations
  /// @throws IOException when the bytes cannot be read; that a gzip stream is damaged or ends too
  ///   early is no exception but a refusal, `truncated`
  public static Rows read(
      InputStream in,
      String name,
      int input,
      Consumer<? super Observation> observations,
      Consumer<? super Refusal> refusals)
      throws IOException {
    var records = new CsvRecords(unpacked(name, in));
    var rows = new RowReader(records, Column.places(name, header(name, records)), input);
    records.expect(records.size());
    long seen = 0;
    long refused = 0;
    long last = Long.MIN_VALUE;
    while (records.next()) {
      try {
        if (records.fault() != null) throw records.fault();
        var observation = rows.read();
        last = observation.observed();
        seen++;
        observations.accept(observation);
      } catch (Unusable why) {
        refused++;
        refusals.accept(rows.refusal(why));
      }
    }
    if (!records.broken().isEmpty()) {
      refused++;
      refusals.accept(cutOff(name, input, records, last));
    }
    return new Rows(seen, refused);
  }

  /// What is missing may have been of any good, on the day of the row before.
  private static Refusal cutOff(String name, int input, CsvRecords records, long last) {
    var reason = name + " ends too early: " + records.broken() + " (rule I-16)";
    return new Refusal(last, "", "", "", "truncated", reason, input, records.line());
  }

  private static List<String> header(String name, CsvRecords records) throws IOException {
    if (!records.next()) throw MissingColumns.empty(name);
    if (records.fault() != null) throw MissingColumns.unreadable(name, records.fault());
    var header = new ArrayList<String>();
    for (int i = 0; i < records.size(); i++) {
      int from = records.from(i);
      header.add(
          new String(records.bytes(), from, records.to(i) - from, StandardCharsets.UTF_8).strip());
    }
    return Collections.unmodifiableList(header);
  }

  private static InputStream unpacked(String name, InputStream in) throws IOException {
    var start = in.readNBytes(2);
    var whole = new PushbackInputStream(in, 2);
    whole.unread(start);
    boolean gzip = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
    if (!gzip) return whole;
    try {
      return new GZIPInputStream(whole, GZIP_BUFFER);
    } catch (EOFException | ZipException e) {
      throw MissingColumns.damaged(name, String.valueOf(e.getMessage()));
    }
  }
}
