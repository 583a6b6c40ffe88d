// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.HashMap;
import java.util.Map;

/// What the market knows of an account: who it is, what it holds, which ids it used.
final class ReferenceAccount {
  final int number;

  /// Lots by contract number.
  final long[] lots;

  /// What the lots stand for at the prices last paid (rule S-3).
  final long[] carried;

  boolean killed;

  /// Live orders by id.
  final Map<Long, ReferenceOrder> orders = new HashMap<>();

  /// Rule X-6: ids of dead orders, by the day they were taken.
  final Map<Long, Long> usedIds = new HashMap<>();

  /// Rule X-25: what quotes are protected by, and how far it is used up.
  long window;

  long most;
  long windowBegan = Command.NONE;
  long filled;
  boolean tripped;

  ReferenceAccount(int number, int contracts) {
    this.number = number;
    lots = new long[contracts + 1];
    carried = new long[contracts + 1];
  }

  boolean isTaken(long id) {
    return orders.containsKey(id) || usedIds.containsKey(id);
  }

  /// Rule X-6: an id is free after the end of the trading day that follows.
  void endDay(long day) {
    usedIds.values().removeIf(taken -> taken < day);
  }

  /// How many lots on this side bring the position to zero.
  long reducible(ReferenceContract contract, boolean buy) {
    long position = lots[contract.number];
    return Math.max(0, buy ? -position : position);
  }

  /// Rule X-17: lots of working orders in a contract, spread orders in each leg.
  long working(ReferenceContract contract, boolean buy) {
    long lots = 0;
    for (var order : orders.values()) {
      if (order.block) {
        continue;
      }
      if (order.contract == contract) {
        lots += order.buy == buy ? order.left : 0;
      } else {
        for (var leg : order.contract.legs) {
          boolean buysLeg = order.buy == leg.ratio() > 0;
          if (leg.contract() == contract.number && buysLeg == buy) {
            lots += order.left * Math.abs(leg.ratio());
          }
        }
      }
    }
    return lots;
  }
}
