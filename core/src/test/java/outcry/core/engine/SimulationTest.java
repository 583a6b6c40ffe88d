// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.wire.*;

/// A seed, a hundred thousand commands of every kind, and laws that hold after each one: money is
/// conserved, longs equal shorts, no book is crossed, no refusal changes anything. At the end a
/// replay and a restored snapshot say the same.
///
/// Longer: `-Doutcry.simulation.commands=5000000 -Doutcry.simulation.seed=42`.
class SimulationTest {
  private static final int COMMANDS = Integer.getInteger("outcry.simulation.commands", 100_000);
  private static final String[] ACCOUNTS = {
    "labs", "neocloud", "fund", "retailer", "maker", "bank"
  };
  private static final String[] PRODUCTS = {"H100", "TFO"};
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20260311})
  void moneyIsConservedAndReplayIsExact(long given) {
    long seed = Long.getLong("outcry.simulation.seed", given);
    var world = new World(seed);
    for (int step = 0; step < COMMANDS; step++) {
      world.step();
    }
    world.provesSomething();
    var replayed = new Exchange();
    for (int i = 0; i < world.log.size(); i++) {
      var command = world.log.get(i);
      replayed.apply(i, new UnsafeBuffer(command), 0, command.length);
    }
    assertEquals(
        world.exchange.hash(), replayed.hash(), "replay of seed " + seed + " differs from live");
  }

  /// The exchange under test, a random crowd, and what the crowd knows must be true.
  private static final class World {
    private final SplittableRandom random;
    private final CommandWriter writer = new CommandWriter();
    private final List<byte[]> log = new ArrayList<>();
    private final List<String> contracts = new ArrayList<>();
    private Exchange exchange = new Exchange();
    private long sequence;
    private long deposited;
    private int day;
    private int month;
    private int orders;
    private long trades;
    private long refusals;
    private long rejections;
    private long expiries;
    private final String seed;

    World(long seed) {
      this.seed = "seed " + seed;
      random = new SplittableRandom(seed);
      send(writer.listProduct("H100", ProductKind.GPU_HOUR, 730, 5_000, usd(400), usd(0.5)));
      send(writer.listProduct("TFO", ProductKind.TOKEN, 100, 10_000, usd(150), usd(0.1)));
      for (var account : ACCOUNTS) {
        send(writer.openAccount(account, account, AccountKind.HOUSE));
        send(writer.deposit(account, usd(5_000_000), "open-" + account));
      }
      listMonth();
      open();
    }

    private void listMonth() {
      var from = FIRST_DAY.plusDays(day);
      for (var product : PRODUCTS) {
        var name = product + "-" + month;
        send(
            writer.listContract(
                name, product, usd(3), null, product + "-L/1", from, from.plusDays(9)));
        contracts.add(name);
      }
      month++;
    }

    private void open() {
      for (var product : PRODUCTS) {
        send(writer.setState(StateScope.PRODUCT, product, TradingState.CONTINUOUS));
      }
    }

    void step() {
      int kind = random.nextInt(1000);
      if (kind < 550) {
        place();
      } else if (kind < 750) {
        send(writer.cancelOrder(account(), recentId()));
      } else if (kind < 930) {
        replace();
      } else if (kind < 960) {
        pay();
      } else if (kind < 970) {
        send(
            writer.cancelAll(
                account(), random.nextBoolean() ? null : random.nextInt(0, contracts.size() + 2)));
      } else if (kind < 975) {
        publishModel();
      } else if (kind < 980) {
        halt();
      } else if (kind < 985) {
        restart();
      } else if (kind < 988) {
        endDay();
      } else {
        nonsense();
      }
    }

    private void place() {
      boolean recent = random.nextInt(20) != 0;
      int contract =
          recent ? contracts.size() - random.nextInt(2) : random.nextInt(0, contracts.size() + 2);
      var side = random.nextBoolean() ? Side.BUY : Side.SELL;
      var timeInForce = random.nextInt(5) == 0 ? TimeInForce.IOC : TimeInForce.DAY;
      long lots =
          random.nextInt(30) == 0 ? random.nextLong(-5, 2_000_000_000L) : random.nextInt(1, 40);
      send(
          writer.placeOrder(account(), contract, side, lots, price(), timeInForce, "o" + ++orders));
    }

    private long price() {
      return random.nextInt(40) == 0
          ? random.nextLong(-10_000_000, 10_000_000)
          : 3_000_000 + random.nextInt(-20, 21) * 10_000L;
    }

    private void replace() {
      var lots = random.nextBoolean() ? null : Long.valueOf(random.nextInt(0, 50));
      var price = random.nextBoolean() ? null : Long.valueOf(price());
      send(
          writer.replaceOrder(
              account(), recentId(), lots, price, random.nextInt(3) == 0 ? "r" + ++orders : ""));
    }

    private void pay() {
      var account = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
      long amount = random.nextLong(-100, 20_000_000_000L) / 10_000 * 10_000;
      var key = random.nextInt(4) == 0 ? "k" + random.nextInt(5) : "";
      send(
          random.nextBoolean()
              ? writer.deposit(account, amount, key)
              : writer.withdraw(account, amount, key));
    }

    private void publishModel() {
      var arrays = new ArrayList<LossArray>();
      for (var contract : contracts) {
        if (random.nextInt(8) != 0) {
          arrays.add(new LossArray(contract, 0, random.longs(50, -usd(300), usd(300)).toArray()));
          arrays.add(new LossArray(contract, 1, random.longs(20, -usd(500), usd(500)).toArray()));
        }
      }
      var sets =
          List.of(new LossSet("history", "a", 750_000, 0), new LossSet("stress", "b", 250_000, 2));
      send(writer.publishRiskArrays(new RiskModelText("m" + sequence, sets, arrays)));
    }

    private void halt() {
      var product = PRODUCTS[random.nextInt(2)];
      send(writer.setState(StateScope.PRODUCT, product, TradingState.HALTED));
      place();
      send(writer.setState(StateScope.PRODUCT, product, TradingState.CONTINUOUS));
    }

    private void restart() {
      var restored = new Exchange();
      exchange.snapshot(restored::restore);
      assertEquals(exchange.hash(), restored.hash(), seed + ": a restored exchange differs");
      exchange = restored;
    }

    private void endDay() {
      var date = FIRST_DAY.plusDays(day);
      send(writer.settle(date, Cycle.INTRADAY, Map.of()));
      for (var product : PRODUCTS) {
        send(
            writer.publishFixing(
                product + "-L/1", date, 3_000_000 + random.nextInt(-300_000, 300_000)));
      }
      send(writer.settle(date, Cycle.FINAL, Map.of()));
      day++;
      if (day % 10 == 0) {
        listMonth();
        open();
      }
    }

    private void nonsense() {
      switch (random.nextInt(4)) {
        case 0 -> send(writer.settle(FIRST_DAY.minusDays(1), Cycle.FINAL, Map.of()));
        case 1 ->
            send(writer.settle(FIRST_DAY.plusDays(day), Cycle.INTRADAY, Map.of("NO-SUCH", usd(1))));
        case 2 ->
            send(writer.listContract(contracts.getFirst(), "H100", usd(1), null, null, null, null));
        default -> send(writer.openAccount("labs", "labs", AccountKind.CLIENT));
      }
    }

    private int account() {
      return random.nextInt(50) == 0 ? ACCOUNTS.length + 1 : random.nextInt(1, ACCOUNTS.length + 1);
    }

    private String recentId() {
      return (random.nextInt(4) == 0 ? "r" : "o") + Math.max(1, orders - random.nextInt(60));
    }

    private void send(int length) {
      writer.stamp(1, ++sequence);
      var command = new byte[length];
      writer.buffer().getBytes(0, command);
      log.add(command);
      exchange.apply(sequence - 1, writer.buffer(), 0, length);
      exchange.tape().forEach((template, buffer, offset, _) -> note(template, buffer, offset));
      checkLaws();
    }

    private void note(int template, org.agrona.DirectBuffer buffer, int offset) {
      var header = new MessageHeaderDecoder();
      switch (template) {
        case TradedDecoder.TEMPLATE_ID -> trades++;
        case RejectedDecoder.TEMPLATE_ID -> rejections++;
        case RefusedDecoder.TEMPLATE_ID -> refusals++;
        case ExpiredDecoder.TEMPLATE_ID -> expiries++;
        case DepositedDecoder.TEMPLATE_ID -> {
          var event = new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header);
          deposited += event.repeat() == Flag.YES ? 0 : event.amount();
        }
        case WithdrawnDecoder.TEMPLATE_ID -> {
          var event = new WithdrawnDecoder().wrapAndApplyHeader(buffer, offset, header);
          deposited -= event.repeat() == Flag.YES ? 0 : event.amount();
        }
        default -> {}
      }
    }

    private void checkLaws() {
      var view = exchange.view();
      var where = seed + ", command " + sequence;
      assertEquals(deposited, view.ledgerTotal(), where + ": what was paid in and not out");
      long sum = 0;
      for (long balance : view.ledger().values()) {
        sum += balance;
      }
      assertEquals(0, sum, where + ": money was made or lost");
      for (int contract = Math.max(1, contracts.size() - 3);
          contract <= contracts.size();
          contract++) {
        assertEquals(0, view.netLots(contract), where + ": longs and shorts differ");
        assertFalse(view.touch(contract).isCrossed(), where + ": the book is crossed");
      }
    }

    void provesSomething() {
      assertTrue(trades > COMMANDS / 20, seed + ": only " + trades + " trades");
      assertTrue(rejections > COMMANDS / 100, seed + ": only " + rejections + " rejections");
      assertTrue(refusals > COMMANDS / 500, seed + ": only " + refusals + " refusals");
      assertTrue(expiries >= 2, seed + ": no month expired in " + day + " days");
    }

    private static long usd(double dollars) {
      return Math.round(dollars * 1_000_000);
    }
  }
}
