// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;

/// Open quantities of an account: an outright's order works in its contract, a spread's in every
/// leg. With them goes what orders in options that are paid upfront would cost, always at the
/// order's own limit (rule S-25).
final class Working {
  private Working() {}

  static void add(Line line, boolean buy, long lots) {
    if (buy) {
      line.buys += lots;
    } else {
      line.sells += lots;
    }
  }

  /// `limit`: the order's own, in ticks.
  static void add(State state, Pit pit, int account, boolean buy, long lots, int limit) {
    add(state, pit, account, buy, lots);
    if (pit.contract.isUpfront()) {
      premium(state, pit, account, buy, lots, limit);
    }
  }

  private static void add(State state, Pit pit, int account, boolean buy, long lots) {
    if (pit.contract.isSpread()) {
      add(state.accounts.account(account), pit.contract, buy, lots);
    } else {
      add(state.line(pit, account), buy, lots);
    }
  }

  /// Takes lots off an order where it waits; to be called while it is there.
  static void takeOff(State state, Pit pit, int entry, long lots) {
    boolean buy = state.orders.buy[entry];
    int account = state.orders.ids.account(entry);
    add(state, pit, account, buy, -lots);
    if (pit.contract.isUpfront()) {
      long cost = cost(pit.contract, buy, lots, Resting.price(state, entry));
      premium(state.accounts.account(account), pit.contract, -cost);
    }
  }

  /// Of a contract that is paid upfront.
  static void premium(State state, Pit pit, int account, boolean buy, long lots, int limit) {
    long cost = cost(pit.contract, buy, lots, pit.price(limit));
    premium(state.accounts.account(account), pit.contract, cost);
  }

  static void premium(Account account, Contract contract, long cost) {
    line(account, contract).premiums += cost;
  }

  /// Where a contract's premium is kept: a spread's with its first leg.
  private static Line line(Account account, Contract contract) {
    return account.line(
        contract.isSpread() ? contract.spread.legs().getFirst().contract() : contract);
  }

  /// What an order is to be paid with: a buy's limit, or a spread's sold below zero; 0 of what is
  /// not paid upfront.
  static long cost(Contract contract, boolean buy, long lots, long limit) {
    if (!contract.isUpfront() || (buy ? limit <= 0 : limit >= 0)) {
      return 0;
    }
    var sized = contract.isSpread() ? contract.spread.legs().getFirst().contract() : contract;
    return sized.value(lots, Math.abs(limit));
  }

  static void add(Account account, Contract contract, boolean buy, long lots) {
    if (!contract.isSpread()) {
      add(account.line(contract), buy, lots);
      return;
    }
    for (var leg : contract.spread.legs()) {
      add(account.line(leg.contract()), buy == leg.isBought(), leg.lots(lots));
    }
  }
}
