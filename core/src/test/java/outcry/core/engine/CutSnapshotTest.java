// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.wire.*;

/// A snapshot of a clearing house with a bit of everything, cut at every byte: no cut is ever taken
/// for a whole one. Either a record is refused (its shape, or count and hash at the end), or the
/// last record never comes; whoever restores starts only after the last.
///
/// The records are the real ones; how they lie in the archive is not part of this test.
class CutSnapshotTest {
  private final Desk desk = new Desk();
  private final List<byte[]> records = new ArrayList<>();

  @Test
  void noCutSnapshotIsTakenForAWholeOne() {
    aClearingHouse();
    desk.exchange().snapshot((buffer, offset, length) -> keep(buffer, offset, length));
    assertTrue(records.size() > 20, "records of many kinds: " + records.size());
    assertEquals(desk.exchange().hash(), restored(records).hash());
    int cuts = 0;
    for (int r = 0; r < records.size(); r++) {
      for (int at = 0; at < records.get(r).length; at++) {
        var where = "record %d of %d cut at byte %d".formatted(r, records.size(), at);
        refused(where + ", zeros behind", r, zeroedFrom(r, at));
        refused(where, r, Arrays.copyOf(records.get(r), at));
        cuts += 2;
      }
    }
    assertTrue(cuts > 3_000, "cuts: " + cuts);
  }

  /// A record left out, or there twice, is no snapshot either.
  @Test
  void aRecordLessOrMoreIsNoticed() {
    aClearingHouse();
    desk.exchange().snapshot((buffer, offset, length) -> keep(buffer, offset, length));
    for (int r = 0; r < records.size(); r++) {
      var less = new ArrayList<>(records);
      less.remove(r);
      assertFalse(isTaken(less), "without record " + r);
      var more = new ArrayList<>(records);
      more.add(r, records.get(r));
      assertFalse(r < records.size() - 1 && isTaken(more), "record " + r + " twice");
    }
  }

  private void refused(String where, int record, byte[] bytes) {
    if (Arrays.equals(bytes, records.get(record))) {
      return; // what was cut off were zeros: it is the whole record
    }
    var torn = new ArrayList<>(records.subList(0, record));
    torn.add(bytes);
    assertFalse(isTaken(torn), where + ", nothing behind");
    // and zeros where the further records would be
    torn.add(new byte[64]);
    assertFalse(isTaken(torn), where + ", and no further record");
  }

  private byte[] zeroedFrom(int record, int at) {
    var bytes = records.get(record).clone();
    Arrays.fill(bytes, at, bytes.length, (byte) 0);
    return bytes;
  }

  private static boolean isTaken(List<byte[]> records) {
    try {
      return restored(records) != null;
    } catch (RuntimeException _) {
      return false; // refused aloud
    }
  }

  /// Null when there was no last record.
  private static Exchange restored(List<byte[]> records) {
    var exchange = new Exchange();
    for (var record : records) {
      if (exchange.restore(new UnsafeBuffer(record), 0, record.length)) {
        return exchange;
      }
    }
    return null;
  }

  private void keep(DirectBuffer buffer, int offset, int length) {
    var record = new byte[length];
    buffer.getBytes(offset, record);
    records.add(record);
  }

  private void aClearingHouse() {
    var writer = desk.writer();
    desk.send(
        writer
            .ledger()
            .declareHouse(
                usd("50"), usd("20"), CommandWriter.ABSENT, CommandWriter.ABSENT, 60_000, true));
    for (var member : List.of("labs", "cloud", "fund")) {
      desk.send(writer.ledger().declareMember(member, usd("100.01")));
    }
    desk.product("H100", 730, "0.005", "400", "0.50");
    desk.contract("dec", "H100", "3.10");
    desk.averaging("jan", "H100", "IDX", "2027-01-01", "2027-01-31");
    desk.opens("H100");
    for (var member : List.of("labs", "cloud", "fund")) {
      desk.send(writer.openAccount(member, member, AccountKind.HOUSE));
      desk.deposits(member, "20000.37");
    }
    desk.send(writer.ledger().valueAsset("T-bill", usd("99"), 20_000, "", CommandWriter.ABSENT));
    desk.send(writer.ledger().moveCollateral("labs", "T-bill", 20, "c1"));
    desk.send(writer.ledger().holdCash(HoldStep.RESERVE, "cloud", usd("12.50"), "r1"));
    desk.publishes(
        new RiskModelText(
            "m",
            List.of(LossSet.ONLY),
            List.of(new LossArray("dec", 0, new long[] {usd("30"), -usd("31"), usd("7")}))));
    desk.sells("cloud", "s1", 5, "dec", "3.10");
    desk.buys("labs", "b1", 3, "dec", "3.10");
    desk.buys("fund", "b2", 4, "dec", "3.00");
    desk.settlesAt("2026-12-01", "dec", "3.15");
    desk.send(writer.ledger().payInterest(LocalDate.parse("2026-12-01"), 40_000, 1));
    desk.fixes("IDX", "2027-01-02", "3.2");
    desk.send(writer.settle(LocalDate.parse("2026-12-02"), Cycle.INTRADAY, Map.of()));
    desk.send(writer.defaults().declareDefault("fund"));
    assertEquals(List.of(), desk.view().faults());
    var refused = desk.tape.stream().filter(line -> line.startsWith("refused")).toList();
    assertEquals(List.of(), refused);
  }
}
