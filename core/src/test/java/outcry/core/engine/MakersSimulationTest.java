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
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.wire.*;

/// A crowd that quotes, takes, reports blocks, trips protections and is set apart and let in again,
/// in months and their spread. After each command a maker has one bid and one ask in a contract at
/// most; every now and then the exchange goes on from a snapshot, whose accounts must owe what they
/// owed before, order by order.
class MakersSimulationTest {
  private static final int STEPS = Integer.getInteger("outcry.simulation.commands", 100_000) / 10;
  private static final String[] CONTRACTS = {"DEC", "JAN", "DEC-JAN"};
  private static final int ACCOUNTS = 5;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void quotesAndBlocksKeepTheBooksRight(long seed) {
    var crowd = new Crowd(seed);
    for (int step = 0; step < STEPS; step++) {
      crowd.step();
    }
    crowd.provesSomething();
  }

  private static final class Crowd {
    private final SplittableRandom random;
    private final CommandWriter writer = new CommandWriter();
    private final List<byte[]> log = new ArrayList<>();
    private final TreeMap<String, Integer> seen = new TreeMap<>();
    private final TreeMap<Long, String> quotes = new TreeMap<>();
    private final TreeMap<Long, Long> resting = new TreeMap<>();
    private final String seed;
    private Exchange exchange = new Exchange();
    private long time;
    private int ids;
    private int day;

    Crowd(long seed) {
      this.seed = "seed " + seed;
      random = new SplittableRandom(seed);
      send(
          writer.listProduct(
              ProductTerms.of("H100", ProductKind.GPU_HOUR, 730, usd("0.01"))
                  .margin(usd("400"))
                  .fee(usd("0.5"))
                  .positionLimit(400)
                  .blocks(10, usd("0.01"))));
      send(writer.listContract("DEC", "H100", usd("3"), null, null, null, null));
      send(writer.listContract("JAN", "H100", usd("3"), null, null, null, null));
      var legs = List.of(new SpreadLeg("DEC", 1), new SpreadLeg("JAN", -1));
      send(writer.listSpread("DEC-JAN", legs));
      for (int account = 1; account <= ACCOUNTS; account++) {
        send(writer.deposit("account-" + account, usd("100000"), ""));
      }
      send(writer.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
    }

    void step() {
      time += random.nextInt(50);
      int kind = random.nextInt(100);
      if (kind < 40) {
        send(writer.quote(account(), random.nextInt(4) == 0, quotes()));
      } else if (kind < 70) {
        int in = contract();
        var order = NewOrder.limit(in, side(), lots(), price(in), TimeInForce.IOC, "o" + ids++);
        send(writer.placeOrder(account(), order));
      } else if (kind < 84) {
        block();
      } else if (kind < 88) {
        var id = "q" + random.nextInt(Math.max(0, ids - 20), ids + 1) + "-bid";
        var newId = random.nextBoolean() ? "" : "r" + ids++;
        send(writer.replaceOrder(account(), id, lots(), price(contract()), newId));
      } else if (kind < 91) {
        send(writer.setProtection(account(), "H100", 1 + random.nextInt(500), random.nextInt(120)));
      } else if (kind < 93) {
        send(writer.switchKill(random.nextInt(5) == 0, false, "account-" + account()));
      } else if (kind < 96) {
        var states = TradingState.values();
        var state = random.nextInt(3) > 0 ? TradingState.CONTINUOUS : states[random.nextInt(6)];
        send(writer.setState(StateScope.CONTRACT, CONTRACTS[contract() - 1], state));
      } else if (kind < 97) {
        send(writer.cancelAll(account(), null));
      } else if (kind < 98) {
        send(writer.settle(LocalDate.of(2026, 1, 1).plusDays(++day), Cycle.FINAL, Map.of()));
      } else {
        restart();
      }
    }

    private List<QuoteEntry> quotes() {
      var entries = new ArrayList<QuoteEntry>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        int in = contract();
        long middle = price(in);
        entries.add(
            new QuoteEntry(
                in,
                "q" + ids++,
                middle - usd("0.01") * random.nextInt(0, 3),
                random.nextInt(0, 30),
                middle + usd("0.01") * random.nextInt(0, 3),
                random.nextInt(0, 30)));
      }
      return entries;
    }

    /// Both reports of one trade, or one that waits for another like it.
    private void block() {
      int buyer = account();
      int seller = account();
      int contract = contract();
      long lots = 8 + random.nextInt(6);
      long price = price(contract);
      send(writer.reportBlock(buyer, seller, contract, Side.BUY, lots, price, "k" + ids++));
      if (random.nextInt(3) > 0) {
        send(writer.reportBlock(seller, buyer, contract, Side.SELL, lots, price, "k" + ids++));
      }
    }

    private int account() {
      return 1 + random.nextInt(ACCOUNTS);
    }

    private int contract() {
      return 1 + random.nextInt(CONTRACTS.length);
    }

    private Side side() {
      return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private long lots() {
      return 1 + random.nextInt(40);
    }

    /// Around 3 in the months, around nought in their spread.
    private long price(int contract) {
      return usd(contract == 3 ? "0" : "3") + usd("0.01") * random.nextInt(-6, 7);
    }

    private void send(int length) {
      writer.stamp(1, log.size() + 1);
      var command = new byte[length];
      writer.buffer().getBytes(0, command);
      log.add(command);
      exchange.apply(time, writer.buffer(), 0, length);
      exchange.tape().forEach(this::hear);
      var standing = new TreeMap<String, Integer>();
      quotes.values().forEach(place -> standing.merge(place, 1, Integer::sum));
      assertTrue(
          standing.values().stream().allMatch(count -> count == 1),
          () -> where() + "more than one quote on a side: " + standing);
    }

    private void hear(int template, DirectBuffer buffer, int offset, int length) {
      var header = new MessageHeaderDecoder();
      switch (template) {
        case AcceptedDecoder.TEMPLATE_ID -> {
          var event = new AcceptedDecoder().wrapAndApplyHeader(buffer, offset, header);
          if (event.flags().quote()) {
            resting.put(event.order(), event.quantity());
            quotes.put(
                event.order(), event.account() + " " + event.contract() + " " + event.side());
          }
        }
        case TradedDecoder.TEMPLATE_ID -> {
          var event = new TradedDecoder().wrapAndApplyHeader(buffer, offset, header);
          if (!event.flags().leg()) {
            boolean implied = event.flags().implied();
            filled(event.buyOrder(), event.contract(), event.quantity(), implied);
            filled(event.sellOrder(), event.contract(), event.quantity(), implied);
          }
          seen.merge(event.flags().block() ? "block" : "trade", 1, Integer::sum);
        }
        case CancelledDecoder.TEMPLATE_ID -> {
          var event = new CancelledDecoder().wrapAndApplyHeader(buffer, offset, header);
          quotes.remove(event.order());
          seen.merge("cancelled " + event.reason(), 1, Integer::sum);
        }
        case ReplacedDecoder.TEMPLATE_ID -> {
          var event = new ReplacedDecoder().wrapAndApplyHeader(buffer, offset, header);
          resting.computeIfPresent(event.order(), (_, _) -> event.quantity());
        }
        case ProtectionTrippedDecoder.TEMPLATE_ID -> seen.merge("tripped", 1, Integer::sum);
        case RejectedDecoder.TEMPLATE_ID -> {
          var event = new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header);
          seen.merge("rejected " + event.reason(), 1, Integer::sum);
        }
        default -> {}
      }
    }

    /// An order of the spread trades in both months by an implied price: only its near part counts.
    private void filled(long order, int contract, long lots, boolean implied) {
      var place = quotes.get(order);
      if (place == null || implied && place.contains(" 3 ") && contract == 2) {
        return;
      }
      if (resting.merge(order, -lots, Long::sum) == 0) {
        quotes.remove(order);
      }
    }

    private void restart() {
      var restored = new Exchange();
      exchange.snapshot((buffer, offset, length) -> restored.restore(buffer, offset, length));
      assertEquals(exchange.hash(), restored.hash(), () -> where() + "another state");
      for (int account = 1; account <= ACCOUNTS; account++) {
        assertEquals(
            exchange.view().money(account), restored.view().money(account), where() + account);
      }
      for (int contract = 1; contract <= CONTRACTS.length; contract++) {
        assertEquals(0, restored.view().netLots(contract), where());
      }
      exchange = restored;
    }

    private String where() {
      return seed + ", command " + log.size() + ": ";
    }

    void provesSomething() {
      restart();
      assertTrue(
          seen.keySet()
              .containsAll(
                  List.of(
                      "block",
                      "trade",
                      "tripped",
                      "cancelled MMP",
                      "cancelled CLIENT",
                      "cancelled KILL",
                      "rejected KILLED",
                      "rejected NO_CANCEL",
                      "rejected PRICE_BAND",
                      "rejected MARGIN")),
          () -> where() + seen);
      var buffer = new UnsafeBuffer(log.getLast());
      long hash = exchange.hash();
      exchange.apply(time, buffer, 0, log.getLast().length);
      assertEquals(hash, exchange.hash(), () -> where() + "a repeat changed the state");
    }
  }
}
