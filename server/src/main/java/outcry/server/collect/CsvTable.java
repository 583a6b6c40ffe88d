// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/// A comma-separated table read row by row (RFC 4180): memory holds one row, however long the table
/// is.
public final class CsvTable implements Closeable {
  private static final int LONGEST_ROW = 1 << 20;
  private static final long LONGEST = 16L << 30;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Reader in;
  private final char[] buffer = new char[1 << 15];
  private int at;
  private int end;
  private final Map<String, Integer> columns = new HashMap<>();
  private int line;
  private int width;

  /// A row: its cells by the name of their column.
  ///
  /// @param line where it begins, from 1
  public record Row(int line, Map<String, Integer> columns, List<String> cells) {
    /// Empty also when the table has no such column.
    public String cell(String column) {
      var at = columns.get(column);
      return at == null || at >= cells.size() ? "" : cells.get(at);
    }
  }

  private CsvTable(Reader reader) {
    in = reader;
  }

  /// The rows of a capture, behind the first row whose first cell is `first`.
  ///
  /// @throws UnreadablePayload when no such row is there
  public static CsvTable of(Capture capture, String first, String... needed)
      throws UnreadablePayload {
    try {
      var in = Unpacked.of(capture, LONGEST);
      return headed(new InputStreamReader(in, StandardCharsets.UTF_8), first, needed);
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be read", e);
    }
  }

  /// As {@link #of}, of any text.
  public static CsvTable headed(Reader reader, String first, String... needed)
      throws UnreadablePayload {
    var table = new CsvTable(reader);
    table.header(first, needed);
    return table;
  }

  /// The rows of a table that lies beside a class.
  public static List<Row> shipped(Class<?> beside, String name, String first, String... needed) {
    try (var in = beside.getResourceAsStream(name);
        var table = headed(new InputStreamReader(in, StandardCharsets.UTF_8), first, needed)) {
      var rows = new ArrayList<Row>();
      for (var row = table.next(); row.isPresent(); row = table.next()) rows.add(row.get());
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    } catch (UnreadablePayload e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  private void header(String first, String... needed) throws UnreadablePayload {
    for (var cells = cells(); cells != null; cells = cells()) {
      if (line == 1) cells.set(0, bare(cells.getFirst()));
      if (cells.getFirst().equals(first)) {
        width = cells.size();
        for (int at = 0; at < width; at++) columns.putIfAbsent(cells.get(at), at);
        for (var column : needed) {
          if (!columns.containsKey(column)) {
            throw new UnreadablePayload("malformed", "the table has no column " + column);
          }
        }
        return;
      }
    }
    throw new UnreadablePayload("malformed", "no header row that begins with " + first);
  }

  /// Some programs write a mark before everything else.
  private static String bare(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == BYTE_ORDER_MARK ? cell.substring(1) : cell;
  }

  /// The next row that is not blank.
  public Optional<Row> next() throws UnreadablePayload {
    for (var cells = cells(); cells != null; cells = cells()) {
      if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
        if (cells.size() < width) {
          throw new UnreadablePayload(
              "truncated",
              "row " + line + " has " + cells.size() + " cells of " + width + ": the table is cut");
        }
        if (cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
          throw new UnreadablePayload(
              "malformed",
              "row " + line + " has " + cells.size() + " cells of " + width + ": one is misplaced");
        }
        return Optional.of(new Row(line, columns, cells));
      }
    }
    return Optional.empty();
  }

  /// The cells of the next row; null at the end.
  private List<String> cells() throws UnreadablePayload {
    try {
      int c = read();
      if (c < 0) return null;
      line++;
      var cells = new ArrayList<String>();
      var cell = new StringBuilder();
      boolean quoted = false;
      int length = 0;
      for (; ; c = read()) {
        if (++length > LONGEST_ROW) {
          throw new UnreadablePayload(
              "malformed", "row " + line + " is longer than " + LONGEST_ROW);
        }
        if (c < 0) {
          if (quoted) throw new UnreadablePayload("truncated", "row " + line + " ends in a quote");
          break;
        }
        if (quoted) {
          if (c != '"') cell.append((char) c);
          else quoted = doubled(cell);
        } else if (c == '"' && cell.isEmpty()) {
          quoted = true;
        } else if (c == ',') {
          cells.add(cell.toString());
          cell.setLength(0);
        } else if (c == '\n') {
          break;
        } else if (c != '\r') {
          cell.append((char) c);
        }
      }
      cells.add(cell.toString());
      return cells;
    } catch (EOFException | ZipException e) {
      throw new UnreadablePayload("truncated", "it ends early: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be read", e);
    }
  }

  /// At a quote inside quotes: a doubled one stands for itself and the cell goes on, a single one
  /// ends it.
  private boolean doubled(StringBuilder cell) throws IOException {
    if (read() == '"') {
      cell.append('"');
      return true;
    }
    if (end > 0) at--;
    return false;
  }

  /// The next character; -1 at the end, for ever.
  private int read() throws IOException {
    if (at == end) {
      end = in.read(buffer, 0, buffer.length);
      at = 0;
    }
    return end < 0 ? -1 : buffer[at++];
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be closed", e);
    }
  }
}
