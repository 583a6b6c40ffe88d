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

/// A seed, two months, options on them and spreads of options, and a crowd that does everything
/// orders can do. After every command money is conserved, longs are shorts, what is set aside for
/// premium is what the live orders ask, and premium paid is premium received (rules T-7, T-8, S-25
/// to S-27); at the end a replay says the same.
///
/// Longer: `-Doutcry.simulation.commands=1000000 -Doutcry.simulation.seed=42`.
class OptionSimulationTest {
  private static final int COMMANDS = Integer.getInteger("outcry.simulation.commands", 6_000);
  private static final int ACCOUNTS = 5;
  private static final long TICK = 5_000;
  private static final long FAIR = 3_100_000;
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

  @ParameterizedTest(name = "{1}, seed {0}")
  @CsvSource({"1, FIFO", "2, FIFO", "3, PRO_RATA", "4, MIDDLE", "5, MIDDLE", "6, POOR", "7, POOR"})
  void whatIsSetAsideIsWhatIsAsked(long given, Kind kind) {
    long seed = Long.getLong("outcry.simulation.seed", given);
    var world = new World(seed, kind);
    for (int i = 0; i < COMMANDS; i++) {
      world.step();
    }
    world.provesSomething();
  }

  /// Of a product, and accounts that cannot pay for much.
  private enum Kind {
    FIFO,
    PRO_RATA,
    MIDDLE,
    POOR
  }

  private static final class World {
    private final SplittableRandom random;
    private final Kind kind;
    private final CommandWriter writer = new CommandWriter();
    private final List<byte[]> log = new ArrayList<>();
    private final Map<Long, String> ids = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private Exchange exchange = new Exchange();
    private long sequence;
    private int orders;
    private int listed;
    private int day;
    private long premiums;
    private long sum;
    private int exercised;
    private int setAside;
    private int unpaid;

    World(long seed, Kind kind) {
      this.random = new SplittableRandom(seed);
      this.kind = kind;
      var product =
          ProductTerms.of("H100", ProductKind.GPU_HOUR, 730, TICK)
              .margin(100_000_000)
              .fee(500_000)
              .blocks(5, 100_000);
      switch (kind) {
        case PRO_RATA -> product.matching(Matching.PRO_RATA).minAllocation(2).topMax(5);
        case MIDDLE -> product.priceRule(PriceRule.MIDDLE).dailyLimit(200_000).protection(50_000);
        case POOR -> product.positionLimit(300);
        default -> product.pause(500, 10_000, 100);
      }
      send(writer.listProduct(product));
      send(writer.listContract("M", "H100", FAIR, null, null, null, null));
      for (int i = 0; i < ACCOUNTS; i++) {
        long cash = kind == Kind.POOR ? 20_000_000_000L : 5_000_000_000_000L;
        send(writer.deposit("a" + i, cash, ""));
      }
      send(writer.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
      open.add("M");
      list();
    }

    /// A month that settles on an index in a few days, four options and two spreads of them.
    private void list() {
      int n = ++listed;
      var to = FIRST.plusDays(day + 3L);
      var month = "A" + n;
      send(writer.listContract(month, "H100", FAIR, null, "I", FIRST.plusDays(day), to));
      open.add(month);
      option("C" + n, "M", OptionRight.CALL, OptionStyle.EUROPEAN_FUTURE, PremiumStyle.UPFRONT);
      option("P" + n, month, OptionRight.PUT, OptionStyle.AVERAGE, PremiumStyle.UPFRONT);
      option("D" + n, month, OptionRight.CALL, OptionStyle.AVERAGE, PremiumStyle.UPFRONT);
      option("F" + n, month, OptionRight.CALL, OptionStyle.EUROPEAN_FUTURE, PremiumStyle.FUTURES);
      spread("S" + n, new SpreadLeg("C" + n, 1), new SpreadLeg("D" + n, 2));
      spread("R" + n, new SpreadLeg("D" + n, 1), new SpreadLeg("P" + n, -1));
      spread("H" + n, new SpreadLeg("F" + n, 2), new SpreadLeg(month, -1));
    }

    private void option(
        String name, String on, OptionRight right, OptionStyle style, PremiumStyle premium) {
      long strike = FAIR + random.nextInt(-20, 21) * TICK;
      var expiry = FIRST.plusDays(day + random.nextInt(1, 4));
      send(writer.listOption(name, on, right, strike, style, expiry, premium));
      open.add(name);
    }

    private void spread(String name, SpreadLeg... legs) {
      send(writer.listSpread(name, List.of(legs)));
      open.add(name);
    }

    void step() {
      int what = random.nextInt(1000);
      if (what < 640) {
        send(writer.placeOrder(account(), any()));
      } else if (what < 720) {
        send(writer.cancelOrder(account(), recent()));
      } else if (what < 850) {
        var quantity = random.nextBoolean() ? null : Long.valueOf(lots());
        var price = random.nextBoolean() ? null : Long.valueOf(price(name()));
        var newId = random.nextInt(4) == 0 ? "o" + ++orders : "";
        send(writer.replaceOrder(account(), recent(), quantity, price, newId));
      } else if (what < 900) {
        quote();
      } else if (what < 930) {
        block();
      } else if (what < 940) {
        turn();
      } else if (what < 965) {
        send(writer.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
      } else if (what < 975) {
        send(writer.setProtection(account(), "H100", 1_000, random.nextInt(0, 60)));
      } else if (what < 983) {
        restart();
      } else if (what < 986) {
        send(writer.switchKill(random.nextBoolean(), false, "a" + random.nextInt(ACCOUNTS)));
      } else if (what < 991) {
        endDay();
      } else {
        send(writer.cancelAll(account(), contract(name())));
      }
    }

    private String name() {
      return open.get(random.nextInt(open.size()));
    }

    private int contract(String name) {
      return exchange.view().contract(name);
    }

    private int account() {
      return random.nextInt(1, ACCOUNTS + 1);
    }

    private String recent() {
      return "o" + Math.max(1, orders - random.nextInt(80));
    }

    private Side side() {
      return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private int lots() {
      return random.nextInt(1, 30);
    }

    private long price(String name) {
      long fair =
          switch (name.charAt(0)) {
            case 'M', 'A' -> FAIR / TICK;
            case 'H' -> -FAIR / TICK;
            case 'R' -> 0;
            default -> 15;
          };
      return (fair + random.nextInt(-12, 13)) * TICK;
    }

    private NewOrder any() {
      var name = name();
      int contract = contract(name);
      long price = price(name);
      var tif = TimeInForce.get((short) random.nextInt(1, 7));
      var id = "o" + ++orders;
      var order =
          switch (random.nextInt(14)) {
            case 0 -> NewOrder.market(contract, side(), lots(), OrderType.MARKET, tif, id);
            case 1 -> NewOrder.market(contract, side(), lots(), OrderType.MARKET_LIMIT, tif, id);
            case 2, 3 -> NewOrder.stop(contract, side(), lots(), price(name), price, tif, id);
            case 4 -> NewOrder.stop(contract, side(), lots(), price(name), ABSENT, tif, id);
            default -> NewOrder.limit(contract, side(), lots(), price, tif, id);
          };
      return switch (random.nextInt(12)) {
        case 0, 1 -> order.display(random.nextInt(1, 6));
        case 2 -> order.minQuantity(random.nextInt(1, 6));
        case 3 -> order.asPostOnly();
        case 4 -> order.asReduceOnly();
        case 5 -> order.until(sequence + random.nextInt(1, 200));
        case 6, 7 ->
            order.selfMatch("g" + random.nextInt(2), SelfMatch.get((short) random.nextInt(1, 5)));
        default -> order;
      };
    }

    private void quote() {
      var name = name();
      long bid = price(name);
      long ask = bid + random.nextInt(1, 6) * TICK;
      var entry = new QuoteEntry(contract(name), "q" + ++orders, bid, lots(), ask, lots());
      send(writer.quote(account(), random.nextInt(3) == 0, List.of(entry)));
    }

    private void block() {
      var name = name();
      int one = account();
      int other = account();
      long price = price(name);
      int quantity = lots();
      int contract = contract(name);
      var id = "o" + ++orders;
      send(writer.reportBlock(one, other, contract, Side.BUY, quantity, price, id));
      if (random.nextInt(3) > 0) {
        id = "o" + ++orders;
        send(writer.reportBlock(other, one, contract, Side.SELL, quantity, price, id));
      }
    }

    private void turn() {
      var state =
          switch (random.nextInt(3)) {
            case 0 -> TradingState.HALTED;
            default -> TradingState.PRE_OPEN;
          };
      send(writer.setState(StateScope.CONTRACT, name(), state));
    }

    private void endDay() {
      var date = FIRST.plusDays(day);
      send(writer.publishFixing("I", date, FAIR + random.nextInt(-30, 31) * TICK));
      if (random.nextInt(4) == 0) {
        send(writer.settle(date, Cycle.INTRADAY, Map.of()));
        return;
      }
      send(writer.settle(date, Cycle.FINAL, Map.of("M", FAIR + random.nextInt(-30, 31) * TICK)));
      day++;
      open.removeIf(name -> exchange.view().market(contract(name)).expired());
      if (open.size() < 8) {
        list();
      }
    }

    private void restart() {
      var restored = new Exchange();
      exchange.snapshot(restored::restore);
      assertEquals(exchange.hash(), restored.hash(), () -> where() + ": the copy differs");
      exchange = restored;
    }

    private String where() {
      return kind + ", command " + sequence;
    }

    private void send(int length) {
      writer.stamp(1, ++sequence);
      var command = new byte[length];
      writer.buffer().getBytes(0, command);
      log.add(command);
      exchange.apply(sequence, writer.buffer(), 0, length);
      sum = 0;
      exchange.tape().forEach((template, buffer, offset, _) -> note(template, buffer, offset));
      assertEquals(0, sum, () -> told() + ": premium paid is not premium received");
      assertEquals(List.of(), exchange.view().faults(), this::told);
      for (int account = 1; account <= ACCOUNTS && open.size() > 3; account++) {
        setAside += exchange.view().workingPremium(account, contract(open.get(2))) > 0 ? 1 : 0;
      }
    }

    private String told() {
      var lines = new ArrayList<String>();
      lines.add(where());
      exchange
          .tape()
          .forEach(
              (template, buffer, offset, _) ->
                  lines.add(EventText.of(template, buffer, offset, ids)));
      return String.join("\n", lines);
    }

    private void note(int template, DirectBuffer buffer, int offset) {
      EventText.of(template, buffer, offset, ids);
      var header = new MessageHeaderDecoder();
      if (template == PremiumPaidDecoder.TEMPLATE_ID) {
        sum += new PremiumPaidDecoder().wrapAndApplyHeader(buffer, offset, header).amount();
        premiums++;
      }
      exercised += template == ExercisedDecoder.TEMPLATE_ID ? 1 : 0;
      if (template == RejectedDecoder.TEMPLATE_ID) {
        var reason = new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header).reason();
        unpaid += reason == RejectReason.MARGIN ? 1 : 0;
      }
    }

    void provesSomething() {
      var told =
          "%s: %d premiums, %d exercised, set aside %d times, %d orders not covered"
              .formatted(where(), premiums, exercised, setAside, unpaid);
      assertTrue(premiums > COMMANDS / 40 && setAside > COMMANDS / 20, told);
      assertTrue(exercised > 0 && (kind != Kind.POOR || unpaid > 10), told);
      var replayed = new Exchange();
      for (int i = 0; i < log.size(); i++) {
        replayed.apply(i + 1, new UnsafeBuffer(log.get(i)), 0, log.get(i).length);
      }
      assertEquals(exchange.hash(), replayed.hash(), where() + ": a replay differs");
    }
  }
}
