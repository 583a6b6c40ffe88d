// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.List;
import outcry.wire.StateReason;
import outcry.wire.TradingState;

/// Trading states (rule X-8) and the pause (rule X-20).
final class ReferenceSession {
  private final ReferenceMarket market;

  ReferenceSession(ReferenceMarket market) {
    this.market = market;
  }

  void turn(ReferenceContract contract, TradingState state, StateReason reason) {
    if (state == contract.state) {
      contract.pausedUntil = 0;
      return;
    }
    if (state == TradingState.CONTINUOUS && !contract.isContinuous()) {
      open(contract);
    }
    contract.state = state;
    contract.pausedUntil = 0;
    if (!contract.collects()) {
      contract.indicative = Command.NONE;
      contract.indicativeLots = 0;
    }
    tell(contract, reason);
    if (state == TradingState.CONTINUOUS) {
      market.contracts.forEach(spread -> open(spread, contract));
      market.implied.open(contract);
    }
    market.quotes.trip();
  }

  private void open(ReferenceContract contract) {
    boolean waitsForLegs = market.legs(contract).anyMatch(leg -> !leg.isContinuous());
    if ((contract.collects() || contract.isCrossed()) && !waitsForLegs) {
      market.auction.uncross(contract);
    }
    market.auction.endAtOpen(contract);
    if (!waitsForLegs) {
      market.auction.setAsideCrossed(contract);
    }
  }

  /// Rule X-21: a spread whose last leg begins to trade.
  private void open(ReferenceContract spread, ReferenceContract leg) {
    if (market.legs(spread).anyMatch(one -> one == leg) && market.isTrading(spread)) {
      if (spread.isCrossed()) {
        market.auction.uncross(spread);
      }
    }
  }

  private void tell(ReferenceContract contract, StateReason reason) {
    market.log.add(
        Event.STATE, market.clock, contract.number, contract.state.value(), reason.value());
  }

  /// The first window that a trade at this price would break after others at `made`, or null.
  Terms.Window brokenWindow(ReferenceContract contract, long price, List<Long> made) {
    for (var window : contract.terms.windows()) {
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      for (var print : contract.prints) {
        if (print.time() > market.clock - window.window()) {
          low = Math.min(low, print.price());
          high = Math.max(high, print.price());
        }
      }
      for (long print : made) {
        low = Math.min(low, print);
        high = Math.max(high, print);
      }
      if (low <= high
          && !contract.isSpread()
          && (price * 1_000_000 > low * (1_000_000 + window.move())
              || price * 1_000_000 < high * (1_000_000 - window.move()))) {
        return window;
      }
    }
    return null;
  }

  void pause(ReferenceContract contract, Terms.Window broken) {
    contract.state = TradingState.PAUSED;
    contract.pausedUntil = market.clock + broken.pause();
    tell(contract, StateReason.PAUSE);
  }

  /// By the clock alone: an auction, or the pause goes on.
  void endPause(ReferenceContract contract) {
    var crossing = market.auction.crossing(contract);
    var broken =
        crossing.price() == Command.NONE
            ? null
            : brokenWindow(contract, crossing.price(), List.of());
    if (broken == null) {
      turn(contract, TradingState.CONTINUOUS, StateReason.PAUSE_OVER);
    } else {
      contract.pausedUntil = market.clock + broken.pause();
      tell(contract, StateReason.EXTENSION);
    }
  }
}
