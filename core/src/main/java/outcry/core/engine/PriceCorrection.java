// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.LinkedHashMap;
import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.wire.CorrectSettlementDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.VariationCause;

/// Replaces a settlement price that was wrong (rule S-20): every position is paid the difference at
/// once and stands at the new price; an option that was paid upfront is worth another price, and
/// nothing is paid. The day's limits and bands stay as the market was told them.
final class PriceCorrection {
  private final State state;
  private final Events events;

  PriceCorrection(State state, Events events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand correct(CorrectSettlementDecoder command) {
    long price = command.price();
    var name = command.contract();
    var contract = state.contracts.contract(name);
    if (contract == null || contract.isSpread()) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
    }
    if (contract.expired) {
      return Refusal.OfCommand.of(RefuseReason.TOO_LATE, name);
    }
    if (contract.settlement == Contract.NONE) {
      return Refusal.OfCommand.of(RefuseReason.NO_PRICE, name);
    }
    if (price <= 0 || price > Settlement.MAX_PRICE) {
      long bound = price > Settlement.MAX_PRICE ? Settlement.MAX_PRICE : Contract.NONE;
      return new Refusal.OfCommand(RefuseReason.BAD_AMOUNT, price, bound, "price");
    }
    if (!contract.counts(price)) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
    }
    var payments = new LinkedHashMap<Account, Long>();
    try {
      long move = price - contract.settlement;
      for (var account : state.accounts.inOrderOfName()) {
        var line = account.lineOrNull(contract);
        if (line != null && line.lots != 0) {
          long amount = contract.value(line.lots, move);
          Math.addExact(line.carried, amount);
          payments.put(account, contract.isUpfront() ? 0 : amount);
        }
      }
    } catch (ArithmeticException _) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "prices");
    }
    events.corrected(contract, state.settleDate, price);
    contract.settlement = price;
    state.accounts.inOrderOfOpening().forEach(Account::forgetMarginBound); // options on it, too
    payments.forEach((account, amount) -> pay(account, contract, amount));
    state.check();
    return null;
  }

  private void pay(Account account, Contract contract, long amount) {
    account.line(contract).carried += amount;
    if (amount != 0) {
      state.payVariation(account, amount);
      account.cycleResult += amount;
      events.variationPaid(account, amount, state.settleDate, VariationCause.CORRECTION);
    }
  }
}
