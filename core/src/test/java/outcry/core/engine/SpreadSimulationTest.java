// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.CommandWriter.ABSENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outcry.wire.*;

/// A seed, three months, the spreads between them and a crowd. After every command no implied price
/// crosses a book, what works is what the orders say, longs are shorts, money is conserved and no
/// fill-or-kill is filled in part (rules ); at the end a replay says the same.
///
/// Longer: `-Doutcry.simulation.commands=1000000 -Doutcry.simulation.seed=42`.
class SpreadSimulationTest {
  private static final int COMMANDS = Integer.getInteger("outcry.simulation.commands", 5_000);
  private static final String[] ACCOUNTS = {"labs", "neocloud", "fund", "retailer", "maker"};
  private static final int MONTHS = 3;
  private static final long TICK = 5_000;
  private static final long[] FAIR = {600, 640, 660};

  @ParameterizedTest(name = "{1}, seed {0}")
  @CsvSource({
    "1, PLAIN",
    "2, PLAIN",
    "3, PLAIN",
    "4, EVERYTHING",
    "5, EVERYTHING",
    "6, EVERYTHING",
    "7, GUARDED",
    "8, GUARDED",
    "9, PRO_RATA"
  })
  void noImpliedPriceCrossesABook(long given, Crowd crowd) {
    long seed = Long.getLong("outcry.simulation.seed", given);
    var world = new World(seed, crowd);
    for (int i = 0; i < COMMANDS; i++) {
      world.step();
    }
    world.provesSomething();
  }

  /// Plain limit orders alone; every kind of order, states, days; guards, which may keep an implied
  /// trade from being made; another allocation.
  private enum Crowd {
    PLAIN,
    EVERYTHING,
    GUARDED,
    PRO_RATA
  }

  private static final class World {
    private final SplittableRandom random;
    private final Crowd crowd;
    private final CommandWriter writer = new CommandWriter();
    private final List<byte[]> log = new ArrayList<>();
    private final Map<Long, String> ids = new HashMap<>();
    private Exchange exchange = new Exchange();
    private long sequence;
    private int contracts;
    private int orders;
    private long placed;
    private int day;
    private long implied;
    private long legs;
    private long plain;

    World(long seed, Crowd crowd) {
      this.random = new SplittableRandom(seed);
      this.crowd = crowd;
      var product = ProductTerms.of("H100", ProductKind.GPU_HOUR, 730, TICK).margin(400_000_000);
      switch (crowd) {
        case GUARDED ->
            product
                .pause(500, 10_000, 100)
                .pause(5_000, 30_000, 50)
                .dailyLimit(100_000)
                .positionLimit(2_000)
                .protection(50_000);
        case PRO_RATA -> product.matching(Matching.PRO_RATA).minAllocation(2).topMax(5);
        default -> product.fee(500_000);
      }
      send(writer.listProduct(product));
      send(writer.listProduct("B200", ProductKind.GPU_HOUR, 500, TICK, 1, 1));
      for (int i = 0; i < MONTHS; i++) {
        list(writer.listContract("M" + i, "H100", FAIR[i] * TICK, null, null, null, null));
      }
      list(writer.listContract("B", "B200", 1000 * TICK, null, null, null, null));
      spread("M0-M1", new SpreadLeg("M0", 1), new SpreadLeg("M1", -1));
      spread("M1-M2", new SpreadLeg("M1", 1), new SpreadLeg("M2", -1));
      spread("M0-M2", new SpreadLeg("M0", 1), new SpreadLeg("M2", -1));
      spread("FLY", new SpreadLeg("M0", 1), new SpreadLeg("M1", -2), new SpreadLeg("M2", 1));
      spread("M0-B", new SpreadLeg("M0", 3, 700_001), new SpreadLeg("B", -4, 1_333_333));
      for (var account : ACCOUNTS) {
        send(writer.deposit(account, 50_000_000_000_000L, ""));
      }
      send(writer.setState(StateScope.PRODUCT, "B200", TradingState.CONTINUOUS));
      send(writer.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
    }

    private void list(int length) {
      send(length);
      contracts++;
    }

    private void spread(String name, SpreadLeg... of) {
      list(writer.listSpread(name, List.of(of)));
    }

    void step() {
      int kind = random.nextInt(1000);
      if (kind < 700) {
        var order = crowd == Crowd.PLAIN ? plain() : any();
        placed = order.quantity();
        send(writer.placeOrder(account(), order));
      } else if (kind < 820) {
        send(writer.cancelOrder(account(), recent()));
      } else if (kind < 960 || crowd == Crowd.PLAIN) {
        replace();
      } else if (kind < 968) {
        turn();
      } else if (kind < 985) {
        send(writer.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
        send(writer.setState(StateScope.PRODUCT, "B200", TradingState.CONTINUOUS));
      } else if (kind < 990) {
        restart();
      } else if (kind < 993) {
        endDay();
      } else {
        send(writer.cancelAll(account(), random.nextInt(1, contracts + 1)));
      }
    }

    private int account() {
      return random.nextInt(1, ACCOUNTS.length + 1);
    }

    private String recent() {
      return "o" + Math.max(1, orders - random.nextInt(80));
    }

    private Side side() {
      return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private NewOrder plain() {
      int contract = random.nextInt(1, contracts + 1);
      return NewOrder.limit(
          contract, side(), lots(), price(contract), TimeInForce.GTC, "o" + ++orders);
    }

    private int lots() {
      return random.nextInt(1, 30);
    }

    private long price(int contract) {
      long fair =
          switch (contract) {
            case 1, 2, 3 -> FAIR[contract - 1];
            case 4 -> 1000;
            case 5 -> FAIR[0] - FAIR[1];
            case 6 -> FAIR[1] - FAIR[2];
            case 7 -> FAIR[0] - FAIR[2];
            case 8 -> FAIR[0] - 2 * FAIR[1] + FAIR[2];
            default -> (long) (0.7 * FAIR[0] - 1333);
          };
      return (fair + random.nextInt(-8, 9)) * TICK;
    }

    private NewOrder any() {
      int contract = random.nextInt(1, contracts + 1);
      long price = price(contract);
      var tif = TimeInForce.get((short) random.nextInt(1, 7));
      var id = "o" + ++orders;
      var order =
          switch (random.nextInt(12)) {
            case 0 -> NewOrder.market(contract, side(), lots(), OrderType.MARKET, tif, id);
            case 1 -> NewOrder.market(contract, side(), lots(), OrderType.MARKET_LIMIT, tif, id);
            case 2 -> NewOrder.stop(contract, side(), lots(), price(contract), price, tif, id);
            case 3 -> NewOrder.stop(contract, side(), lots(), price(contract), ABSENT, tif, id);
            default -> NewOrder.limit(contract, side(), lots(), price, tif, id);
          };
      return switch (random.nextInt(12)) {
        case 0 -> order.display(random.nextInt(1, 6));
        case 1 -> order.minQuantity(random.nextInt(1, 6));
        case 2 -> order.asPostOnly();
        case 3, 4 -> order.asReduceOnly();
        case 5 -> order.until(sequence + random.nextInt(1, 200));
        case 6, 7 ->
            order.selfMatch("g" + random.nextInt(2), SelfMatch.get((short) random.nextInt(1, 5)));
        default -> order;
      };
    }

    private void replace() {
      int contract = random.nextInt(1, contracts + 1);
      var quantity = random.nextBoolean() ? null : Long.valueOf(lots());
      var price = random.nextBoolean() ? null : Long.valueOf(price(contract));
      send(writer.replaceOrder(account(), recent(), quantity, price, ""));
    }

    private void turn() {
      var contract = exchange.view().contracts().get(random.nextInt(contracts));
      var state =
          switch (random.nextInt(4)) {
            case 0 -> TradingState.PRE_OPEN;
            case 1 -> TradingState.HALTED;
            default -> TradingState.CONTINUOUS;
          };
      send(writer.setState(StateScope.CONTRACT, contract, state));
    }

    private void endDay() {
      var date = LocalDate.of(2026, 12, 1).plusDays(day++);
      var cycle = random.nextInt(3) == 0 ? Cycle.INTRADAY : Cycle.FINAL;
      send(writer.settle(date, cycle, Map.of()));
    }

    private void restart() {
      var restored = new Exchange();
      exchange.snapshot(restored::restore);
      assertEquals(exchange.hash(), restored.hash(), () -> where() + ": the copy differs");
      exchange = restored;
    }

    private String where() {
      return crowd + ", command " + sequence;
    }

    private void send(int length) {
      writer.stamp(1, ++sequence);
      var command = new byte[length];
      writer.buffer().getBytes(0, command);
      log.add(command);
      exchange.apply(sequence, writer.buffer(), 0, length);
      exchange.tape().forEach((template, buffer, offset, _) -> note(template, buffer, offset));
      assertEquals(List.of(), exchange.view().faults(), this::told);
    }

    /// What the last command did.
    private String told() {
      var lines = new ArrayList<String>();
      lines.add(where());
      exchange
          .tape()
          .forEach(
              (template, buffer, offset, _) ->
                  lines.add(EventText.of(template, buffer, offset, ids)));
      for (int contract = 1; contract <= contracts; contract++) {
        lines.add(exchange.view().contracts().get(contract - 1) + exchange.view().book(contract));
      }
      return String.join("\n", lines);
    }

    private void note(int template, DirectBuffer buffer, int offset) {
      EventText.of(template, buffer, offset, ids);
      if (template == CancelledDecoder.TEMPLATE_ID) {
        var event =
            new CancelledDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        if (event.reason() == CancelReason.FOK) {
          assertEquals(placed, event.quantity(), () -> told() + ": filled or killed in part");
        }
      }
      if (template == TradedDecoder.TEMPLATE_ID) {
        var event =
            new TradedDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        implied += event.flags().implied() ? 1 : 0;
        legs += event.flags().leg() ? 1 : 0;
        plain += event.spread() == 0 ? 1 : 0;
      }
    }

    void provesSomething() {
      var told = where() + ": " + plain + " trades, " + legs + " legs, " + implied + " implied";
      assertTrue(implied > COMMANDS / 100 && legs > COMMANDS / 50 && plain > COMMANDS / 50, told);
      var replayed = new Exchange();
      for (int i = 0; i < log.size(); i++) {
        replayed.apply(i + 1, new UnsafeBuffer(log.get(i)), 0, log.get(i).length);
      }
      assertEquals(exchange.hash(), replayed.hash(), where() + ": a replay differs");
    }
  }
}
