// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.NewOrder;
import outcry.core.engine.ProductTerms;
import outcry.core.engine.QuoteEntry;
import outcry.core.engine.RiskModelText;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.core.engine.SpreadLeg;
import outcry.wire.AccountKind;
import outcry.wire.Cycle;
import outcry.wire.Matching;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.OrderType;
import outcry.wire.PremiumStyle;
import outcry.wire.ProductKind;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// What the read model says is what the exchange says: from the events, from an image, and from an
/// image with the events after it.
class ReadModelTest {
  private static final List<String> MONTHS = List.of("H100-2026-12", "H100-2027-01", "LLM-2026-12");
  private static final int LLM = 3;
  private static final int SPREAD = 4;
  private static final int MEMBERS = 4;

  private final InProcessVenue venue = new InProcessVenue();

  private void list() {
    venue.send(
        to -> to.listProduct("H100", ProductKind.GPU_HOUR, 730, 5_000, 400_000_000, 250_000));
    venue.send(
        to ->
            to.listProduct(
                ProductTerms.of("LLM", ProductKind.TOKEN, 1_000, 100)
                    .margin(20_000_000)
                    .matching(Matching.PRO_RATA)
                    .minAllocation(2)
                    .protection(10_000)
                    .dailyLimit(100_000)
                    .pause(5, 2_000, 7)
                    .blocks(2, 100_000)));
    for (var month : MONTHS) {
      var product = month.substring(0, month.indexOf('-'));
      var first = LocalDate.parse(month.substring(month.length() - 7) + "-01");
      venue.send(
          to ->
              to.listContract(
                  month, product, 3_000_000, null, product + "-L/1", first, first.plusDays(9)));
    }
    var legs = List.of(new SpreadLeg(MONTHS.get(0), 1), new SpreadLeg(MONTHS.get(1), -1));
    venue.send(to -> to.listSpread("H100-2026-12/2027-01", legs));
    option("call", OptionRight.CALL, PremiumStyle.UPFRONT);
    option("put", OptionRight.PUT, PremiumStyle.UPFRONT);
    option("marked", OptionRight.CALL, PremiumStyle.FUTURES);
    var collar = List.of(new SpreadLeg("call", 1), new SpreadLeg("put", -1));
    venue.send(to -> to.listSpread("collar", collar));
    venue.send(to -> to.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
    venue.send(to -> to.setState(StateScope.PRODUCT, "LLM", TradingState.CONTINUOUS));
    for (int i = 1; i <= MEMBERS; i++) {
      var name = "member" + i;
      venue.send(to -> to.openAccount(name, name, AccountKind.HOUSE));
      venue.send(to -> to.deposit(name, 500_000_000_000L, "first"));
    }
  }

  private void option(String name, OptionRight right, PremiumStyle premium) {
    var style = OptionStyle.EUROPEAN_FUTURE;
    var expiry = LocalDate.parse("2026-11-04");
    venue.send(
        to -> to.listOption(name, MONTHS.getFirst(), right, 3_000_000, style, expiry, premium));
  }

  /// One thing that happens at a venue.
  private void act(SplittableRandom random, int number) {
    int account = random.nextInt(1, MEMBERS + 1);
    int contract = random.nextInt(1, MONTHS.size() + 1);
    var side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long price = 3_000_000 + 5_000 * random.nextLong(-6, 7);
    long lots = random.nextLong(1, 9);
    var id = "o" + number;
    var older = "o" + random.nextInt(number + 1);
    var tif = random.nextInt(8) == 0 ? TimeInForce.IOC : TimeInForce.DAY;
    switch (random.nextInt(12)) {
      case 0 -> venue.send(to -> to.cancelOrder(account, older));
      case 1 -> venue.send(to -> to.replaceOrder(account, older, lots + 1, price, id));
      case 2 -> venue.send(to -> to.replaceOrder(account, older, null, price, ""));
      case 3 -> money(random, "member" + account);
      case 11 -> venue.send(to -> to.placeOrder(account, inOption(random, side, id)));
      case 4, 5, 6 -> venue.send(to -> to.placeOrder(account, order(random, side, id)));
      case 7 -> market(random, account, contract, id, price);
      default -> venue.send(to -> to.placeOrder(account, contract, side, lots, price, tif, id));
    }
    if (number % 150 == 149) {
      settle(LocalDate.of(2026, 11, 2).plusDays(number / 150));
    }
  }

  /// An order of any kind, in a month or in the spread.
  private static NewOrder order(SplittableRandom random, Side side, String id) {
    int contract = random.nextInt(1, MONTHS.size() + 2);
    boolean spread = contract == SPREAD;
    long price = (spread ? 0 : 3_000_000) + 5_000 * random.nextLong(-6, 7);
    long lots = random.nextLong(1, 20);
    var tif = random.nextBoolean() ? TimeInForce.GTC : TimeInForce.DAY;
    var limit = NewOrder.limit(contract, side, lots, price, tif, id);
    return switch (random.nextInt(8)) {
      case 0 -> NewOrder.market(contract, side, lots, OrderType.MARKET, tif, id);
      case 1 -> NewOrder.market(contract, side, lots, OrderType.MARKET_LIMIT, tif, id);
      case 2 -> NewOrder.stop(contract, side, lots, price, CommandWriter.ABSENT, tif, id);
      case 3 -> NewOrder.stop(contract, side, lots, price, price + 5_000, tif, id);
      case 4 -> limit.asPostOnly();
      case 5 -> limit.selfMatch("all", SelfMatch.DECREMENT);
      case 6 -> spread ? limit : limit.asReduceOnly();
      default -> limit.display(random.nextLong(1, lots + 1));
    };
  }

  /// An order in an option or in a spread of two.
  private static NewOrder inOption(SplittableRandom random, Side side, String id) {
    int contract = random.nextInt(SPREAD + 1, SPREAD + 5);
    boolean spread = contract == SPREAD + 4;
    long price = (spread ? 0 : 40_000) + 5_000 * random.nextLong(-6, 7);
    long lots = random.nextLong(1, 9);
    var limit = NewOrder.limit(contract, side, lots, price, TimeInForce.GTC, id);
    return random.nextInt(3) == 0 ? limit.display(random.nextLong(1, lots + 1)) : limit;
  }

  private void market(SplittableRandom random, int account, int contract, String id, long price) {
    int other = account % MEMBERS + 1;
    switch (random.nextInt(5)) {
      case 0 -> venue.send(to -> to.setState(StateScope.PRODUCT, "H100", TradingState.PRE_OPEN));
      case 1 -> venue.send(to -> to.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
      case 2 -> {
        var quote = new QuoteEntry(contract, id, price - 5_000, 3, price + 5_000, 3);
        venue.send(to -> to.quote(account, true, List.of(quote)));
      }
      case 3 -> venue.send(to -> to.setProtection(account, "H100", 3, random.nextLong(0, 9)));
      default -> {
        venue.send(to -> to.reportBlock(account, other, LLM, Side.BUY, 5, price, id));
        venue.send(to -> to.reportBlock(other, account, LLM, Side.SELL, 5, price, id));
      }
    }
    venue.send(to -> to.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS));
  }

  private void money(SplittableRandom random, String account) {
    long amount = 10_000L * random.nextLong(1, 1_000);
    if (random.nextBoolean()) {
      venue.send(to -> to.deposit(account, amount, "k" + random.nextInt(20)));
    } else {
      venue.send(to -> to.withdraw(account, amount, ""));
    }
  }

  private static Map<String, String> money(Map<String, String> said) {
    said.keySet().removeIf(key -> key.endsWith(" bids") || key.endsWith(" asks"));
    return said;
  }

  private void settle(LocalDate day) {
    venue.send(to -> to.publishFixing("H100-L/1", day, 3_012_300));
    venue.send(to -> to.settle(day, Cycle.INTRADAY, Map.of(MONTHS.get(0), 3_020_000L)));
    venue.send(to -> to.settle(day, Cycle.FINAL, Map.of(MONTHS.get(1), 2_990_000L)));
  }

  private void publishModel(SplittableRandom random) {
    var losses = new long[80];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = random.nextLong(-900_000_000, 900_000_000);
    }
    var arrays = List.of(new LossArray(MONTHS.get(0), 0, losses));
    venue.send(to -> to.publishRiskArrays(new RiskModelText("m", List.of(LossSet.ONLY), arrays)));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 20261201})
  void afterADayOfEverythingItAgreesWithTheExchange(long seed) {
    var random = new SplittableRandom(seed);
    list();
    var late = new ReadModel();
    for (int i = 0; i < 1_200; i++) {
      act(random, i);
      if (i == 300) {
        publishModel(random);
      }
      if (i % 100 == 99) {
        var exchange = money(Agreement.of(venue.exchange()));
        assertEquals(exchange, money(Agreement.of(venue.model())), "after act " + i);
      }
      if (i == 700) {
        venue.image(late);
        venue.follow(late);
      }
    }
    venue.send(to -> to.settle(LocalDate.of(2026, 12, 10), Cycle.FINAL, allExpire()));
    boolean expired = venue.model().read(market -> market.contractNamed(MONTHS.get(0)).expired());
    assertTrue(expired, "a year in which nothing expires proves nothing");
    var restored = new ReadModel();
    venue.image(restored);

    assertEquals(Agreement.of(venue.exchange()), Agreement.of(venue.model()), "from events");
    assertEquals(Agreement.of(venue.exchange()), Agreement.of(restored), "from an image");
    assertEquals(
        Agreement.of(venue.exchange()),
        Agreement.of(late),
        "from an image and the events after it");
    assertEquals(counters(venue.model()), counters(restored));
    assertEquals(counters(venue.model()), counters(late));
    assertTrue(venue.model().read(Market::tradeCount) > 100, "a day without trades proves nothing");
  }

  private static Map<String, Long> allExpire() {
    return Map.of(MONTHS.get(0), 3_010_000L, MONTHS.get(2), 3_000_100L);
  }

  private static String counters(ReadModel model) {
    return model.read(
        market ->
            "%d commands, %d trades, trading %d, at %d"
                .formatted(
                    market.commands(),
                    market.tradeCount(),
                    market.tradingDate(),
                    market.position()));
  }

  @Test
  void whatWasSeenIsPassedOver() {
    list();
    var twice = new ReadModel();
    venue.follow(twice);
    venue.follow(twice);
    venue.image(twice);
    venue.send(to -> to.placeOrder(1, 1, Side.BUY, 5, 3_000_000, TimeInForce.DAY, "b1"));
    venue.image(twice);
    assertEquals(
        "[Level[price=3000000, quantity=5, orders=1]]",
        twice.read(market -> market.contractNumbered(1).book().top(Side.BUY, 5)).toString());
    long seq = twice.read(market -> market.contractNumbered(1).book().seq());
    assertEquals(1, seq);
  }

  @Test
  void aCommandInManyFramesIsSeenWholeOrNotAtAll() {
    list();
    var changes = new ArrayList<Change>();
    venue.model().listen((_, change) -> changes.add(change));
    for (int i = 0; i < 1_500; i++) {
      var id = "many-" + i;
      venue.send(to -> to.placeOrder(1, 3, Side.BUY, 1, 3_000_000, TimeInForce.DAY, id));
    }
    changes.clear();
    venue.send(to -> to.placeOrder(2, 3, Side.SELL, 1_500, 3_000_000, TimeInForce.DAY, "all"));
    assertTrue(venue.framesOfTheLastCommand() > 1, "one frame proves nothing");
    assertEquals(1, changes.size());
    assertEquals(1_500, changes.getFirst().trades().size());
    assertEquals(
        "[Level[price=3000000, quantity=0, orders=0]]",
        changes.getFirst().books().getFirst().bids().toString());
  }

  @Test
  void whoWaitsForAPositionIsWokenWhenItIsReached() throws Exception {
    list();
    long here = venue.model().position();
    venue.model().await(here, Duration.ZERO);
    Assertions.assertThrows(
        TimeoutException.class, () -> venue.model().await(here + 1, Duration.ofMillis(1)));
    var waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    venue.model().await(here + 1, Duration.ofSeconds(20));
                  } catch (InterruptedException | TimeoutException e) {
                    throw new IllegalStateException(e);
                  }
                });
    venue.send(to -> to.advanceClock());
    assertTrue(waiting.join(Duration.ofSeconds(20)));
  }
}
