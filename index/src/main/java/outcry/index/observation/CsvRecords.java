// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/// Cuts a stream of bytes into records and fields (RFC 4180), in a buffer of fixed size and without
/// making objects: a field is a range of {@link #bytes}.
///
/// Lines end with LF or CRLF; blank lines and a byte order mark are skipped. What is no record (an
/// open quote, a wrong number of fields, more than 65,536 bytes) has a {@link #fault} and costs its
/// first line only: reading goes on with the line after it.
final class CsvRecords {
  /// No honest observation is longer.
  static final int LONGEST = 1 << 16;

  /// Bytes that may be read beyond the end of a field.
  private static final int PAD = 8;

  private static final int MORE = -1;
  private static final int QUOTES = -2;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long COMMAS = 0x2C2C2C2C2C2C2C2CL;
  private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
  private static final long ALL_QUOTES = 0x2222222222222222L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

  private final InputStream in;
  private final byte[] bytes;
  private final int capacity;

  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int fields;
  private boolean quotes;
  private boolean doubled;
  private int expected = -1;

  private int at;
  private int limit;
  private boolean ended;
  private String broken = "";

  private int line;
  private int nextLine = 1;
  private Unusable fault;

  CsvRecords(InputStream in) throws IOException {
    this(in, 4 * LONGEST);
  }

  /// @param buffer bytes to hold at a time, more than the longest record has
  CsvRecords(InputStream in, int buffer) throws IOException {
    this.in = in;
    capacity = Math.max(buffer, LONGEST + 2);
    bytes = new byte[capacity + PAD];
    fill();
    boolean marked =
        limit >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    if (marked) at = 3;
  }

  /// From now on a record has so many fields.
  void expect(int size) {
    expected = size;
  }

  byte[] bytes() {
    return bytes;
  }

  /// Fields of the record; of a fault, those that can be told apart.
  int size() {
    return fields;
  }

  int from(int field) {
    return starts[field];
  }

  int to(int field) {
    return ends[field];
  }

  /// True when no field stands in quotes.
  boolean isPlain() {
    return !quotes;
  }

  /// The line on which the record began, from 1.
  int line() {
    return line;
  }

  /// Why this is no record; null when it is one.
  Unusable fault() {
    return fault;
  }

  /// Why the stream ended before its time; empty when it did not.
  String broken() {
    return broken;
  }

  /// Goes to the next record or fault; false at the end.
  boolean next() throws IOException {
    if (fault != null) skipLine();
    while (true) {
      fault = null;
      line = nextLine;
      int end = cut();
      if (fault != null) return true;
      if (end == at) return false;
      if (fields > 1 || !isBlank()) {
        checkFields(end);
        if (fault == null) {
          at = end;
          if (doubled) for (int i = 0; i < fields; i++) halve(i);
        }
        return true;
      }
      at = end;
    }
  }

  /// Cuts the record that begins here. Answers where it ends, its line end included.
  private int cut() throws IOException {
    while (true) {
      int end = cutWhatIsHere();
      if (end != MORE) return end;
      if (limit - at > LONGEST) return wrong(limit, "");
      fill();
    }
  }

  private int cutWhatIsHere() {
    quotes = false;
    doubled = false;
    int end = cutPlainly();
    return end == QUOTES ? cutCarefully() : end;
  }

  /// Cuts a record without quotes, looking at eight bytes at a time.
  private int cutPlainly() {
    final byte[] here = bytes;
    final int stop = limit;
    final int[] froms = starts;
    final int[] tos = ends;
    int field = 0;
    froms[0] = at;
    for (int i = at; i < stop; i += Long.BYTES) {
      long eight = (long) LONG.get(here, i);
      long found = zeros(eight ^ COMMAS) | zeros(eight ^ LINE_FEEDS) | zeros(eight ^ ALL_QUOTES);
      for (; found != 0; found &= found - 1) {
        int place = i + (Long.numberOfTrailingZeros(found) >>> 3);
        if (place >= stop) break;
        tos[field++] = place;
        byte mark = here[place];
        if (mark == ',' && field < froms.length) froms[field] = place + 1;
        else return mark == '\n' ? plainEnd(field, place) : QUOTES;
      }
    }
    if (!ended || stop == at) {
      fields = 0;
      return ended ? at : MORE;
    }
    tos[field] = stop;
    return plainEnd(field + 1, stop);
  }

  private int plainEnd(int size, int end) {
    fields = size;
    int last = size - 1;
    if (ends[last] > starts[last] && bytes[end - 1] == '\r') ends[last]--;
    if (end - at > LONGEST) return wrong(end, "");
    nextLine = line + 1;
    return Math.min(end + 1, limit);
  }

  /// The highest bit of each byte that is zero.
  private static long zeros(long eight) {
    return ~(((eight & LOW_BITS) + LOW_BITS) | eight | LOW_BITS);
  }

  private int cutCarefully() {
    fields = 0;
    int lines = 0;
    int i = at;
    while (i <= limit) {
      int start = i;
      int close = -1;
      if (i < limit && bytes[i] == '"') {
        start++;
        close = close(start);
        if (close < 0) return ended ? wrong(limit, "a quote is not closed") : MORE;
        if (close + 2 >= limit && !ended) return MORE;
        for (int b = start; b < close; b++) if (bytes[b] == '\n') lines++;
        i = close + 1;
        if (i < limit && bytes[i] == '\r' && (i + 1 == limit || bytes[i + 1] == '\n')) i++;
        if (i < limit && bytes[i] != ',' && bytes[i] != '\n') {
          return wrong(i, "text follows a closing quote");
        }
      } else {
        while (i < limit && bytes[i] != ',' && bytes[i] != '\n') i++;
      }
      if (i == limit && !ended) return MORE;
      boolean last = i == limit || bytes[i] == '\n';
      int end = close >= 0 ? close : i;
      if (close < 0 && last && end > start && bytes[end - 1] == '\r') end--;
      add(start, end);
      if (last) {
        if (i - at > LONGEST) return wrong(i, "");
        nextLine = line + lines + 1;
        return Math.min(i + 1, limit);
      }
      i++;
    }
    throw new IllegalStateException("a record ends at the latest where the bytes end");
  }

  /// Where the quote opened before `start` is closed; -1 when it is not.
  private int close(int start) {
    quotes = true;
    for (int i = start; i < limit; i++) {
      if (bytes[i] != '"') continue;
      if (i + 1 >= limit || bytes[i + 1] != '"') return i;
      doubled = true;
      i++;
    }
    return -1;
  }

  private void add(int start, int end) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
    }
    starts[fields] = start;
    ends[fields++] = end;
  }

  private boolean isBlank() {
    if (quotes) return false;
    for (int i = starts[0]; i < ends[0]; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return false;
    }
    return true;
  }

  private void checkFields(int end) {
    boolean cutOff = !broken.isEmpty() && end == limit && bytes[end - 1] != '\n';
    if (cutOff) {
      fault = new Unusable("truncated", "the file ends inside this line (rule I-16)");
    } else if (expected >= 0 && fields != expected) {
      var few = bytes[end - 1] == '\n' ? "short-row" : "truncated";
      fault =
          new Unusable(
              fields < expected ? few : "malformed",
              fields + " fields for the " + expected + " columns of the header (rule I-16)");
      if (nextLine > line + 1) fields = 0;
    }
  }

  /// A record that is none. Answers its end, so far.
  private int wrong(int end, String why) {
    fields = 0;
    if (end - at > LONGEST) {
      fault = new Unusable("malformed", "longer than " + LONGEST + " bytes (rule I-16)");
    } else {
      boolean lastLine = end == limit && ended;
      for (int i = at; i < end && lastLine; i++) lastLine = bytes[i] != '\n';
      fault = new Unusable(lastLine ? "truncated" : "malformed", why + " (rule I-16)");
    }
    return end;
  }

  /// Goes on after the first line of what was no record.
  private void skipLine() throws IOException {
    nextLine = line + 1;
    while (true) {
      while (at < limit && bytes[at] != '\n') at++;
      if (at < limit) {
        at++;
        return;
      }
      if (ended) return;
      fill();
    }
  }

  /// Makes one quote of two, in place.
  private void halve(int field) {
    if (starts[field] == 0 || bytes[starts[field] - 1] != '"') return;
    int to = starts[field];
    for (int from = to; from < ends[field]; from++) {
      bytes[to++] = bytes[from];
      if (bytes[from] == '"') from++;
    }
    ends[field] = to;
  }

  /// Moves what is left to the front and reads until the buffer is full or the stream ends.
  private void fill() throws IOException {
    System.arraycopy(bytes, at, bytes, 0, limit - at);
    limit -= at;
    at = 0;
    while (limit < capacity && !ended) {
      try {
        int read = in.read(bytes, limit, capacity - limit);
        if (read < 0) ended = true;
        else limit += read;
      } catch (EOFException | ZipException e) {
        ended = true;
        broken = e.getMessage() == null ? "it ends too early" : e.getMessage();
      }
    }
  }
}
