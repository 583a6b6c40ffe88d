// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.wire.*;

/// Months, quarters and calendar spreads of a product that settles by volume and locks at its
/// limits, a crowd, and a settle every few orders: money and lots are conserved, a restart changes
/// nothing, and every tier, locks both ways and cascades come up (rules S-6, X-23, X-28).
class SettlementSimulationTest {
  private static final int DAYS = 120;
  private static final String[] ACCOUNTS = {"ann", "bob", "cy", "dee"};
  private static final LocalDate FIRST = LocalDate.parse("2026-12-01");

  private final Desk desk = new Desk();
  private final List<Long> times = new ArrayList<>();
  private SplittableRandom random;
  private long now;
  private int orders;
  private int listed;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theBooksBalanceDayAfterDay(long seed) {
    random = new SplittableRandom(seed);
    list();
    for (int day = 0; day < DAYS; day++) {
      var date = FIRST.plusDays(day);
      if (day % 20 == 0) {
        season(date);
      }
      trade();
      send(desk.writer().settle(date, Cycle.INTRADAY, Map.of()));
      trade();
      if (day % 20 > 2 && day % 20 < 6) {
        lock(Side.BUY);
      } else if (day % 20 == 6) {
        lock(Side.SELL);
      }
      send(desk.writer().publishFixing("H100-L/1", date, usd("3.0001") + random.nextInt(5_000)));
      send(desk.writer().settle(date, Cycle.FINAL, Map.of()));
      restart(seed);
    }
    for (var word :
        List.of(
            "VWAP",
            "SPREAD",
            "LAST",
            "NET_CHANGE",
            "THEORETICAL",
            "PREVIOUS",
            "REFERENCE",
            "FIXINGS",
            "MONTHS",
            "cascaded",
            "locks 2",
            "locks -1")) {
      assertTrue(desk.tape.stream().anyMatch(line -> line.contains(word)), seed + ": no " + word);
    }
    replay(seed);
  }

  private void list() {
    send(
        desk.writer()
            .listProduct(
                ProductTerms.of("H100", ProductKind.GPU_HOUR, 730, usd("0.005"))
                    .margin(usd("10"))
                    .dailyLimit(usd("0.01"))
                    .lockStep(usd("0.005"))
                    .lockStep(usd("0.01"))
                    .lockMargin(usd("0.02"))
                    .volumeWeighted(20_000, 60)));
    for (var account : ACCOUNTS) {
      send(desk.writer().deposit(account, usd("1000000000"), ""));
    }
  }

  /// A month on the index, two without, a quarter of them and the spreads between them; they end
  /// within the twenty days.
  private void season(LocalDate date) {
    var names = List.of("a" + listed, "b" + listed, "c" + listed);
    var to = date.plusDays(16);
    var writer = desk.writer();
    send(writer.listContract(names.get(0), "H100", usd("3"), null, "H100-L/1", date, to));
    send(writer.listContract(names.get(1), "H100", usd("3.1"), null, null, null, null));
    send(writer.listContract(names.get(2), "H100", usd("3.2"), null, null, null, null));
    var cascade = date.plusDays(random.nextInt(8, 17));
    send(
        writer.listContract(
            "q" + listed, "H100", usd("3.1"), null, null, null, null, names, cascade));
    send(
        writer.listSpread(
            "a-b" + listed,
            List.of(new SpreadLeg(names.get(0), 1), new SpreadLeg(names.get(1), -1))));
    send(
        writer.listSpread(
            "b-c" + listed,
            List.of(new SpreadLeg(names.get(1), 1), new SpreadLeg(names.get(2), -1))));
    send(writer.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
    listed++;
  }

  private void trade() {
    int count = random.nextInt(14);
    for (int i = 0; i < count; i++) {
      int contract = random.nextInt(6 * (listed - 1), 6 * listed) + 1;
      boolean spread = (contract - 1) % 6 > 3;
      int settled = spread ? 0 : (int) (settlement(contract) / usd("0.005"));
      int ticks = spread ? random.nextInt(-21, -18) : settled + random.nextInt(-6, 7);
      var side = random.nextBoolean() ? Side.BUY : Side.SELL;
      var tif = random.nextInt(5) == 0 ? TimeInForce.GTC : TimeInForce.DAY;
      int lots = random.nextInt(1, 60);
      long price = ticks * usd("0.005");
      int account = random.nextInt(1, ACCOUNTS.length + 1);
      now += random.nextInt(3_000);
      send(desk.writer().placeOrder(account, contract, side, lots, price, tif, "o" + ++orders));
    }
  }

  /// The last month's orders go, but for one at the daily limit.
  private void lock(Side side) {
    int month = 6 * (listed - 1) + 3;
    for (int account = 1; account <= ACCOUNTS.length; account++) {
      send(desk.writer().cancelAll(account, month));
    }
    var limits =
        desk.tape.stream().filter(line -> line.startsWith("limits " + month + " ")).toList();
    var words = limits.getLast().split(" ");
    long price = usd(side == Side.BUY ? words[4] : words[2]);
    var id = "o" + ++orders;
    send(desk.writer().placeOrder(1, month, side, 1, price, TimeInForce.DAY, id));
  }

  private long settlement(int contract) {
    long settled = desk.view().market(contract).settlement();
    return settled == CommandWriter.ABSENT ? usd("3.1") : settled;
  }

  private void send(int length) {
    now++;
    desk.at(now);
    times.add(now);
    desk.send(length);
    assertEquals(List.of(), desk.view().faults(), () -> String.join("\n", desk.news()));
    long sum = desk.view().ledger().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(0, sum, () -> String.join("\n", desk.news()));
    desk.news();
  }

  private void restart(long seed) {
    long before = desk.exchange().hash();
    desk.restart();
    assertEquals(before, desk.exchange().hash(), () -> "seed " + seed + ": the copy differs");
  }

  private void replay(long seed) {
    var replayed = new Exchange();
    for (int i = 0; i < desk.commands.size(); i++) {
      var command = desk.commands.get(i);
      replayed.apply(times.get(i), new UnsafeBuffer(command), 0, command.length);
    }
    assertEquals(
        desk.exchange().hash(), replayed.hash(), () -> "seed " + seed + ": a replay differs");
  }
}
