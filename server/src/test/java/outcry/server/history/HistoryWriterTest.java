// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.Exchange;
import outcry.server.feed.FrameReader;
import outcry.server.feed.FrameWriter;
import outcry.wire.AccountKind;
import outcry.wire.Cycle;

/// Frames shown to the writer as a recording would, by hand.
class HistoryWriterTest {
  private static final LocalDate DAY = LocalDate.parse("2026-12-01");

  @TempDir private Path home;
  private final Exchange exchange = new Exchange();
  private final FrameWriter frames = new FrameWriter();
  private long sequence;

  /// What a deposit of one dollar at a log position puts on the event stream.
  private byte[] deposit(long position) {
    var writer = new CommandWriter();
    return tell(position, writer, writer.deposit("labs", 1_000_000, ""));
  }

  private byte[] tell(long position, CommandWriter writer, int length) {
    writer.stamp(1, ++sequence);
    exchange.apply(position, writer.buffer(), 0, length);
    var bytes = new byte[1][];
    frames.events(
        position,
        position,
        1,
        sequence,
        exchange.tape(),
        (buffer, offset, size) -> {
          bytes[0] = new byte[size];
          buffer.getBytes(offset, bytes[0]);
        });
    return bytes[0];
  }

  private byte[] image(long position) {
    var bytes = new byte[1][];
    frames.image(
        position,
        position,
        exchange,
        (buffer, offset, size) -> {
          bytes[0] = new byte[size];
          buffer.getBytes(offset, bytes[0]);
        });
    return bytes[0];
  }

  private static void show(HistoryWriter writer, byte[]... frames) throws SQLException {
    for (var frame : frames) {
      new FrameReader().read(new UnsafeBuffer(frame), 0, frame.length, writer);
      writer.reached(0, 1);
    }
    writer.store();
  }

  private int stored(Database database) throws SQLException {
    try (var queries = new HistoryQueries(database.reader())) {
      return queries.ledger(100).size();
    }
  }

  @Test
  void whatIsShownAgainIsStoredOnce() throws Exception {
    var start = image(0);
    var first = deposit(100);
    var second = deposit(200);
    var third = deposit(300);
    try (var database = new Database(home.resolve("h"))) {
      show(new HistoryWriter(database), start, first, second);
    }
    try (var database = new Database(home.resolve("h"))) {
      show(new HistoryWriter(database), start, first, second, third);
      assertEquals(3, stored(database));
      assertEquals(300, database.progress().position());
    }
  }

  @Test
  void aRecordingThatBeginsTooLateIsAGap() throws Exception {
    var start = image(0);
    var first = deposit(100);
    deposit(200);
    var late = image(200);
    try (var database = new Database(home.resolve("h"))) {
      var writer = new HistoryWriter(database);
      show(writer, start, first);
      var gap = assertThrows(GapInHistory.class, () -> show(writer, late));
      assertTrue(gap.getMessage().contains("stored up to log position 100"), gap.getMessage());
      assertEquals(1, stored(database));
    }
  }

  /// One account pays for the other: a movement of which both are told counts once.
  @Test
  void debitsAndCreditsOfADefaultAddUpToWhatAccountsHave() throws Exception {
    var told = new ArrayList<byte[]>(List.of(image(0)));
    var writer = new CommandWriter();
    told.add(tell(100, writer, writer.openAccount("labs-1", "labs", AccountKind.HOUSE)));
    told.add(tell(150, writer, writer.openAccount("labs-2", "labs", AccountKind.HOUSE)));
    told.add(tell(200, writer, writer.deposit("labs-1", 1_000_000, "")));
    told.add(tell(300, writer, writer.defaults().declareDefault("labs")));
    int closeOut = writer.defaults().closeOut("labs", false, 400_000, Map.of(), List.of());
    told.add(tell(400, writer, closeOut));
    try (var database = new Database(home.resolve("h"))) {
      show(new HistoryWriter(database), told.toArray(byte[][]::new));
      try (var reader = database.reader();
          var ask = reader.createStatement();
          var sums =
              ask.executeQuery(
                  """
                  SELECT name, sum(amount) FROM (
                    SELECT credit AS name, amount FROM ledger
                    UNION ALL SELECT debit, -amount FROM ledger)
                  GROUP BY name ORDER BY name\
                  """)) {
        var found = new ArrayList<String>();
        while (sums.next()) {
          found.add(sums.getString(1) + " " + sums.getBigDecimal(2).stripTrailingZeros());
        }
        var expected = List.of("account:labs-1 0.6", "account:labs-2 0", "bank -0.6", "default 0");
        assertEquals(expected, found);
      }
    }
  }

  @Test
  void aStatementIsMadeOfWhatIsStored() throws Exception {
    var start = image(0);
    var writer = new CommandWriter();
    var frames = new ArrayList<byte[]>(List.of(start, deposit(100)));
    frames.add(tell(200, writer, writer.settle(DAY, Cycle.FINAL, Map.of())));
    frames.add(deposit(300));
    try (var database = new Database(home.resolve("h"))) {
      show(new HistoryWriter(database), frames.toArray(byte[][]::new));
      try (var queries = new HistoryQueries(database.reader())) {
        assertEquals(List.of(), queries.statements("nobody"));
        var days = queries.statements("labs");
        assertEquals(2, days.size(), days.toString());
        assertEquals(DAY.toEpochDay(), days.getFirst().date());
        assertEquals(0, days.getFirst().opening());
        assertEquals(1_000_000, days.getFirst().closing());
        assertEquals(1_000_000, days.getFirst().margin().orElseThrow().collateral());
        assertEquals(DAY.plusDays(1).toEpochDay(), days.getLast().date());
        assertEquals(2_000_000, days.getLast().closing());
        assertFalse(days.getLast().isClosed());
      }
    }
  }
}
