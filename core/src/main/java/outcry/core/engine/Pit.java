// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import outcry.core.account.Lines;
import outcry.core.contract.Contract;
import outcry.core.matching.MatchingPolicy;
import outcry.core.matching.OrderBook;
import outcry.core.matching.Queues;
import outcry.core.session.DayVolume;
import outcry.core.session.PauseWindows;
import outcry.wire.PriceRule;
import outcry.wire.TradingState;

/// Where one contract is traded: its book, the stops that wait beside it, and what its guards
/// remember.
final class Pit {
  final Contract contract;
  final OrderBook book;

  /// Stops that are not elected, at their triggers: a buy stop stands where a sell would, so that
  /// the next to be elected is the best.
  final OrderBook stops;

  final Lines lines = new Lines();
  final PauseWindows pauses;
  final DayVolume volume;

  /// Implied prices this pit takes part in (rule X-22).
  final List<Triangle> triangles = new ArrayList<>();

  /// True when a trade's price is always the resting order's.
  final boolean atRestingPrice;

  final boolean isByTime;

  /// True when limit orders have more to pass than terms and margin.
  final boolean isGuarded;

  private final boolean hasPauses;

  /// True when pause windows or a volume-weighted settlement price need to hear of trades.
  final boolean remembers;

  /// When a pause ends, 0 = the guard has not paused it.
  long pausedUntil;

  /// Indicative auction price (micro-dollars) as it was last published.
  long indicativePrice = Contract.NONE;

  long indicativeQuantity;

  /// Reduce-only orders that rest, by entry.
  final List<Integer> reduceOnly = new ArrayList<>();

  /// Of these, taken out in this command and not told yet, with what was left of them.
  final List<Integer> spent = new ArrayList<>();

  final List<Integer> spentLots = new ArrayList<>();

  /// Block trades that wait for their other side, by entry, the oldest first.
  final List<Integer> blocks = new ArrayList<>();

  /// Extremes of the trades the stops have not heard of yet; high below low when there are none.
  long newLow = Long.MAX_VALUE;

  long newHigh = Long.MIN_VALUE;

  /// `queues`: those of all pits, so that an order's entry is its number in any book.
  Pit(Contract contract, Queues queues) {
    this.contract = contract;
    var rules = contract.product.rules;
    var by = rules.allocation();
    this.book =
        new OrderBook(
            queues,
            new MatchingPolicy(
                switch (by.matching()) {
                  case PRO_RATA -> MatchingPolicy.Kind.PRO_RATA;
                  case SPLIT -> MatchingPolicy.Kind.SPLIT;
                  default -> MatchingPolicy.Kind.FIFO;
                },
                by.topMax(),
                by.minAllocation(),
                by.fifoShare() == Contract.NONE ? 0 : by.fifoShare()));
    this.stops = new OrderBook(queues, MatchingPolicy.FIFO);
    boolean moves = contract.isSpread() || contract.isOption();
    this.hasPauses = !moves && !rules.pauses().isEmpty();
    this.pauses = new PauseWindows(moves ? List.of() : rules.pauses());
    this.volume = new DayVolume(rules.volumeWindow().window());
    this.atRestingPrice = rules.priceRule() == PriceRule.RESTING || contract.isSpread();
    this.isByTime = by.isByTime();
    this.isGuarded = isGuarded(contract);
    this.remembers = hasPauses || rules.volumeWindow().window() >= 0 && !contract.isOption();
  }

  private static boolean isGuarded(Contract contract) {
    var rules = contract.product.rules;
    return contract.isSpread()
        || rules.positionLimit() != 0
        || rules.holdings().isGuarded()
        || rules.dailyLimit() != Contract.NONE
        || rules.band() != Contract.NONE;
  }

  /// True when orders are taken and not matched.
  boolean collects() {
    return switch (contract.state) {
      case PRE_OPEN, NO_CANCEL, PAUSED -> true;
      default -> false;
    };
  }

  boolean isContinuous() {
    return contract.state == TradingState.CONTINUOUS;
  }

  /// Whether orders are matched; in a spread every leg must trade, too (rule X-21).
  boolean isTrading() {
    return isContinuous() && (!contract.isSpread() || areLegsTrading());
  }

  /// Of a spread.
  boolean areLegsTrading() {
    var legs = contract.spread.legs();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).contract().state != TradingState.CONTINUOUS) {
        return false;
      }
    }
    return true;
  }

  boolean hasPauses() {
    return hasPauses;
  }

  boolean isCrossed() {
    return book.hasBid() && book.hasAsk() && book.bestBid() >= book.bestAsk();
  }

  /// Whether an order at `limit` ticks would trade with the book's own orders.
  boolean crosses(boolean buy, int limit) {
    return buy
        ? book.hasAsk() && book.bestAsk() <= limit
        : book.hasBid() && book.bestBid() >= limit;
  }

  boolean hasStops() {
    return stops.hasBid() || stops.hasAsk();
  }

  /// Best price an incoming order would meet, micro-dollars; [Contract#NONE] when there is none.
  long opposite(boolean buy) {
    long tick = contract.product.tick;
    if (buy) {
      return book.hasAsk() ? book.bestAsk() * tick : Contract.NONE;
    }
    return book.hasBid() ? book.bestBid() * tick : Contract.NONE;
  }

  int ticks(long price) {
    return (int) (price / contract.product.tick);
  }

  long price(int ticks) {
    return ticks * contract.product.tick;
  }

  /// Tells the stops of a trade.
  void print(long price) {
    newLow = Math.min(newLow, price);
    newHigh = Math.max(newHigh, price);
  }

  boolean hasNews() {
    return newHigh >= newLow;
  }

  void forgetNews() {
    newLow = Long.MAX_VALUE;
    newHigh = Long.MIN_VALUE;
  }
}
