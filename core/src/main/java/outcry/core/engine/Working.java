// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;

/// Open quantities of an account: an outright's order works in its contract, a spread's in every
/// leg.
final class Working {
  private Working() {}

  static void add(Line line, boolean buy, long lots) {
    if (buy) {
      line.buys += lots;
    } else {
      line.sells += lots;
    }
  }

  static void add(State state, Pit pit, int account, boolean buy, long lots) {
    if (pit.contract.isSpread()) {
      add(state.accounts.account(account), pit.contract, buy, lots);
    } else {
      add(state.line(pit, account), buy, lots);
    }
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
