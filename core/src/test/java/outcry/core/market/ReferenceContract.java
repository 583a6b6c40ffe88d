// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.TradingState;

/// A contract or spread: its book, its prices and its state.
final class ReferenceContract {
  record Print(long time, long price) {}

  final int number;
  final Terms terms;
  final long reference;
  final List<Terms.Leg> legs;

  /// In priority order.
  final List<ReferenceOrder> bids = new ArrayList<>();

  final List<ReferenceOrder> asks = new ArrayList<>();

  /// Rule X-11: in order of entry.
  final List<ReferenceOrder> stops = new ArrayList<>();

  /// Rule X-14.
  ReferenceOrder topBid;

  ReferenceOrder topAsk;

  TradingState state = TradingState.CLOSED;
  long last = NONE;

  /// Of any settle, and of the last final one.
  long settlement = NONE;

  long finalSettlement = NONE;

  /// Rule X-28: days in a row the market was locked, down negative.
  int locks;

  /// Rule X-20: trades the windows look at; when the pause is over, 0 when none was begun.
  List<Print> prints = new ArrayList<>();

  long pausedUntil;

  /// Rule X-16: what was told last.
  long indicative = NONE;

  long indicativeLots;

  ReferenceContract(int number, Terms terms) {
    this.number = number;
    this.terms = terms;
    reference = terms.contracts().get(number - 1).reference();
    legs = terms.contracts().get(number - 1).legs();
  }

  boolean isSpread() {
    return !legs.isEmpty();
  }

  /// Rule X-8.
  boolean collects() {
    return state == TradingState.PRE_OPEN
        || state == TradingState.NO_CANCEL
        || state == TradingState.PAUSED;
  }

  boolean isContinuous() {
    return state == TradingState.CONTINUOUS;
  }

  List<ReferenceOrder> side(boolean buy) {
    return buy ? bids : asks;
  }

  /// The best order of a side, or null.
  ReferenceOrder best(boolean buy) {
    var side = side(buy);
    return side.isEmpty() ? null : side.getFirst();
  }

  boolean isCrossed() {
    return !bids.isEmpty() && !asks.isEmpty() && bids.getFirst().price >= asks.getFirst().price;
  }

  /// Orders at the best price of a side, the older first.
  List<ReferenceOrder> level(boolean buy) {
    var level = new ArrayList<ReferenceOrder>();
    for (var order : side(buy)) {
      if (order.price != side(buy).getFirst().price) {
        break;
      }
      level.add(order);
    }
    return level;
  }

  /// Rule X-1: behind all that are as good. Rule X-14: one that betters its side is TOP.
  void rest(ReferenceOrder order) {
    var side = side(order.buy);
    if (side.isEmpty() || order.isBetterThan(side.getFirst())) {
      setTop(order.buy, isContinuous() ? order : null);
    }
    order.show();
    queue(order);
  }

  private void queue(ReferenceOrder order) {
    var side = side(order.buy);
    int at = side.size();
    while (at > 0 && order.isBetterThan(side.get(at - 1))) {
      at--;
    }
    side.add(at, order);
  }

  /// Rule X-12: the next slice stands at the back of its price.
  void showNextSlice(ReferenceOrder order) {
    side(order.buy).remove(order);
    order.show();
    queue(order);
  }

  void remove(ReferenceOrder order) {
    if (order.block) {
      return;
    }
    if (order.waiting) {
      stops.remove(order);
      return;
    }
    side(order.buy).remove(order);
    if (top(order.buy) == order) {
      setTop(order.buy, null);
    }
  }

  ReferenceOrder top(boolean buy) {
    return buy ? topBid : topAsk;
  }

  private void setTop(boolean buy, ReferenceOrder order) {
    if (buy) {
      topBid = order;
    } else {
      topAsk = order;
    }
  }

  /// Rules: the previous settlement, or what stands in for it (rule T-2).
  long previousSettlement() {
    return finalSettlement == NONE ? reference : finalSettlement;
  }

  /// Rules.
  long bandBase() {
    return last == NONE ? previousSettlement() : last;
  }

  /// Rule X-18, with what rule X-28 adds; [Command#NONE]: none.
  long lowLimit() {
    long base = previousSettlement();
    if (!hasDailyLimit()) {
      return NONE;
    }
    return -Math.floorDiv(-base * (1_000_000 - dailyLimit()), 1_000_000 * terms.tick())
        * terms.tick();
  }

  long highLimit() {
    long base = previousSettlement();
    if (!hasDailyLimit()) {
      return NONE;
    }
    return Math.floorDiv(base * (1_000_000 + dailyLimit()), 1_000_000 * terms.tick())
        * terms.tick();
  }

  boolean hasDailyLimit() {
    return !isSpread() && terms.dailyLimit() != NONE && previousSettlement() != NONE;
  }

  private long dailyLimit() {
    var steps = terms.lockSteps();
    int lockedDays = Math.min(Math.abs(locks), steps.size());
    return terms.dailyLimit() + (lockedDays == 0 ? 0 : steps.get(lockedDays - 1));
  }

  /// Rule X-28: only one side stands, and its best at the limit of the day.
  void countLock() {
    int direction = 0;
    if (hasDailyLimit() && bids.isEmpty() != asks.isEmpty()) {
      boolean up = !bids.isEmpty();
      long best = up ? bids.getFirst().price : asks.getFirst().price;
      direction = best != (up ? highLimit() : lowLimit()) ? 0 : up ? 1 : -1;
    }
    locks = direction != 0 && direction * locks > 0 ? locks + direction : direction;
  }

  boolean isOutsideDailyLimits(long price) {
    return hasDailyLimit() && (price < lowLimit() || price > highLimit());
  }

  /// Rule X-19.
  boolean isOutsideBand(boolean buy, long price) {
    if (!hasBand()) {
      return false;
    }
    long base = bandBase();
    return buy
        ? price * 1_000_000 > base * (1_000_000 + terms.band())
        : price * 1_000_000 < base * (1_000_000 - terms.band());
  }

  private boolean hasBand() {
    return !isSpread() && terms.band() != NONE && bandBase() != NONE;
  }

  /// A price moved to where the daily limits let it stand.
  long withinDailyLimits(long price) {
    long within = hasDailyLimit() ? Math.clamp(price, lowLimit(), highLimit()) : price;
    return isSpread() ? within : Math.max(within, terms.tick());
  }

  /// The farthest limit an order may have by daily limits and band; [Command#NONE]: any.
  long farthest(boolean buy) {
    long far = buy ? highLimit() : lowLimit();
    if (hasBand()) {
      long tick = terms.tick();
      long base = bandBase();
      long band =
          buy
              ? Math.floorDiv(base * (1_000_000 + terms.band()), 1_000_000 * tick) * tick
              : -Math.floorDiv(-base * (1_000_000 - terms.band()), 1_000_000 * tick) * tick;
      far = far == NONE ? band : buy ? Math.min(far, band) : Math.max(far, band);
    }
    return far;
  }
}
