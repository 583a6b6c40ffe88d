// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.wire.Matching;
import outcry.wire.OrderType;
import outcry.wire.PriceRule;
import outcry.wire.SelfMatch;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// The examples of the trading rules, word by word, told to both markets: so that the reference is
/// right where a reader can check it, and not only of one mind with the exchange.
class ExamplesTest {
  private static final long CENT = 10_000;
  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 3;
  private static final int D = 4;

  private final List<String> trades = new ArrayList<>();
  private Duel duel;
  private int ids;

  /// Rule X-1.
  @Test
  void theOlderOrderTradesFirst() {
    opens(fifo());
    sell(A, 5, 310);
    sell(B, 5, 310);
    buy(C, 7, 310);
    assertEquals(List.of("C buys 5 @ 310 of A", "C buys 2 @ 310 of B"), trades);
  }

  /// Rule X-10, in cents.
  @Test
  void aMarketOrderGoesAsFarAsItsProtection() {
    opens(fifo(PriceRule.RESTING, 600));
    sell(A, 2, 90_025);
    sell(B, 3, 90_300);
    sell(A, 3, 90_550);
    sell(B, 9, 90_700);
    order(C, true, 15, OrderType.MARKET, Command.NONE, 0);
    assertEquals(
        List.of("C buys 2 @ 90025 of A", "C buys 3 @ 90300 of B", "C buys 3 @ 90550 of A"), trades);
    assertEquals("7 @ 90625", bestBid());
  }

  /// Rule X-12.
  @Test
  void anIcebergComesBackSliceBySlice() {
    opens(fifo());
    order(A, false, 30, OrderType.LIMIT, 310 * CENT, 10);
    sell(B, 10, 310);
    buy(C, 25, 310);
    assertEquals(
        List.of("C buys 10 @ 310 of A", "C buys 10 @ 310 of B", "C buys 5 @ 310 of A"), trades);
  }

  /// Rule X-14.
  @Test
  void proRataAfterTheTopOrder() {
    opens(proRata());
    int[] bids = {10, 5, 20, 50, 75};
    for (int bid : bids) {
      buy(A, bid, 310);
    }
    sell(B, 60, 310);
    assertEquals(
        List.of(
            "B sells 10 @ 310 to A",
            "B sells 3 @ 310 to A",
            "B sells 6 @ 310 to A",
            "B sells 16 @ 310 to A",
            "B sells 25 @ 310 to A"),
        trades);
  }

  /// Rule X-15.
  @Test
  void theMiddleOneOfBidAskAndLast() {
    for (var last : new int[][] {{305, 305}, {295, 300}, {320, 310}}) {
      opens(fifo(PriceRule.MIDDLE, 600));
      sell(A, 1, last[0]);
      buy(B, 1, last[0]);
      trades.clear();
      sell(A, 1, 300);
      buy(B, 1, 310);
      assertEquals(List.of("B buys 1 @ " + last[1] + " of A"), trades);
    }
  }

  /// Rule X-16.
  @Test
  void theCallAuctionTradesAtTheRightPrice() {
    turns(fifo(), TradingState.PRE_OPEN);
    buy(A, 40, 315);
    buy(B, 60, 312);
    buy(A, 100, 310);
    sell(C, 30, 305);
    sell(D, 50, 308);
    sell(C, 70, 311);
    turn(TradingState.CONTINUOUS);
    assertEquals(
        List.of("A and C 30 @ 311", "A and D 10 @ 311", "B and D 40 @ 311", "B and C 20 @ 311"),
        trades);
  }

  /// Rule X-21, with a spread of -0.05 and December settled at 3.10.
  @Test
  void aSpreadIsBookedInItsLegs() {
    opens(calendar(310));
    order(A, 3, true, 10, -5);
    order(B, 3, false, 10, -5);
    assertEquals(
        List.of("B sells 10 @ -5 to A", "B sells 10 @ 310 to A", "B buys 10 @ 315 of A"), trades);
  }

  /// Rule X-22, in cents.
  @Test
  void aBidAndASpreadImplyABid() {
    opens(calendar(74_000));
    order(A, 1, true, 15, 74_150);
    order(B, 3, false, 10, -1_350);
    order(C, 2, false, 12, 75_500);
    assertEquals(List.of("A and B 10 @ 74150", "C sells 10 @ 75500 to B"), trades);
  }

  private static Terms fifo() {
    return fifo(PriceRule.RESTING, 600);
  }

  private static Terms fifo(PriceRule rule, int protection) {
    return terms(Matching.FIFO, 0, 0, rule, protection, contracts(309));
  }

  private static Terms proRata() {
    return terms(Matching.PRO_RATA, 100, 2, PriceRule.RESTING, 600, contracts(309));
  }

  private static Terms calendar(int near) {
    var legs = List.of(new Terms.Leg(1, 1), new Terms.Leg(2, -1));
    var contracts = new ArrayList<>(contracts(near));
    contracts.add(new Terms.Listing(near * CENT, List.of()));
    contracts.add(new Terms.Listing(Command.NONE, legs));
    return terms(Matching.FIFO, 0, 0, PriceRule.RESTING, 600, contracts);
  }

  private static List<Terms.Listing> contracts(int reference) {
    return List.of(new Terms.Listing(reference * CENT, List.of()));
  }

  private static Terms terms(
      Matching matching,
      int top,
      int least,
      PriceRule rule,
      int protection,
      List<Terms.Listing> contracts) {
    long none = Command.NONE;
    return new Terms(
        matching,
        top,
        least,
        0,
        rule,
        1,
        CENT,
        0,
        none,
        none,
        protection * CENT,
        0,
        List.of(),
        0,
        0,
        List.of(),
        contracts,
        4);
  }

  private void opens(Terms terms) {
    turns(terms, TradingState.CONTINUOUS);
  }

  private void turns(Terms terms, TradingState state) {
    duel = new Duel(terms);
    turn(state);
  }

  private void turn(TradingState state) {
    send(new Command.Turn(1, 0, state));
  }

  private void buy(int account, int lots, int cents) {
    order(account, true, lots, OrderType.LIMIT, cents * CENT, 0);
  }

  private void sell(int account, int lots, int cents) {
    order(account, false, lots, OrderType.LIMIT, cents * CENT, 0);
  }

  private void order(int account, int contract, boolean buy, int lots, int cents) {
    place(account, contract, buy, lots, OrderType.LIMIT, cents * CENT, 0);
  }

  private void order(int account, boolean buy, int lots, OrderType type, long price, int display) {
    place(account, 1, buy, lots, type, price, display);
  }

  private void place(
      int account, int contract, boolean buy, int lots, OrderType type, long price, int display) {
    send(
        new Command.Place(
            1,
            account,
            contract,
            Ids.of("o" + ++ids),
            buy,
            lots,
            type,
            price,
            Command.NONE,
            TimeInForce.DAY,
            0,
            display,
            0,
            false,
            false,
            SelfMatch.NONE,
            0));
  }

  /// Both markets must agree; the trades are kept.
  private void send(Command command) {
    assertEquals(null, duel.apply(command));
    var log = duel.reference.log;
    for (int row = 0; row < log.size(); row++) {
      if (log.event(row) == Event.TRADED) {
        trades.add(trade(log, row));
      }
    }
  }

  private static String trade(EventLog log, int row) {
    char buyer = (char) ('A' - 1 + log.field(row, 4));
    char seller = (char) ('A' - 1 + log.field(row, 5));
    var what = log.field(row, 3) + " @ " + log.field(row, 2) / CENT;
    return switch ((int) log.field(row, 8)) {
      case 1 -> buyer + " buys " + what + " of " + seller;
      case 2 -> seller + " sells " + what + " to " + buyer;
      default -> buyer + " and " + seller + " " + what;
    };
  }

  private String bestBid() {
    var best = duel.reference.contract(1).best(true);
    return best.left + " @ " + best.price / CENT;
  }
}
