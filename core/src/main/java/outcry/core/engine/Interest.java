// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.math.BigInteger;
import outcry.core.account.Account;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;
import outcry.wire.PayInterestDecoder;
import outcry.wire.RefuseReason;

/// Interest on positive cash, actual days over 360 (rule S-14). The bank pays what accrued into
/// `rounding`; whole cents go on to the account, and what no micro-dollar holds is kept beside it.
final class Interest {
  private static final int DAYS_OF_A_YEAR = 360;
  private static final int MOST_DAYS = 366;
  private static final BigInteger PARTS = BigInteger.valueOf(DAYS_OF_A_YEAR * Micros.DOLLAR);

  private final State state;
  private final LedgerEvents events;

  Interest(State state, LedgerEvents events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand pay(PayInterestDecoder command) {
    int date = command.date();
    long rate = command.rate();
    long days = command.days();
    if (rate < 0 || rate > Micros.DOLLAR) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, rate, Micros.DOLLAR, "rate");
    }
    if (days < 1 || days > MOST_DAYS) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, days, MOST_DAYS, "days");
    }
    boolean paid = state.interestDate != Contract.NO_DATE && date - days < state.interestDate;
    if (date == Contract.NO_DATE || paid) {
      return new Refusal.OfCommand(RefuseReason.BAD_DATE, date, state.interestDate, "date");
    }
    var factor = BigInteger.valueOf(rate).multiply(BigInteger.valueOf(days));
    long left = state.mostPaidIn();
    for (var account : state.accounts.inOrderOfName()) {
      long accrued = accrue(account, factor)[0].longValueExact();
      if (accrued > left) {
        return Refusal.OfCommand.amount(accrued, "interest");
      }
      left -= accrued;
    }
    for (var account : state.accounts.inOrderOfName()) {
      credit(account, accrue(account, factor), date);
    }
    state.interestDate = date;
    return null;
  }

  /// Whole micro-dollars and what is left of one.
  private BigInteger[] accrue(Account account, BigInteger factor) {
    var cash = BigInteger.valueOf(Math.max(0, state.cash(account)));
    return cash.multiply(factor).add(BigInteger.valueOf(account.residue)).divideAndRemainder(PARTS);
  }

  private void credit(Account account, BigInteger[] earned, int date) {
    long accrued = earned[0].longValueExact();
    account.residue = earned[1].longValueExact();
    account.accrued += accrued;
    long cents = account.accrued - account.accrued % Micros.CENT;
    account.accrued -= cents;
    state.ledger.transfer(Ledger.BANK, Ledger.ROUNDING, accrued);
    state.ledger.transfer(Ledger.ROUNDING, account.number, cents);
    if (accrued != 0 || cents != 0) {
      events.interestPaid(account, accrued, cents, state.cash(account), date);
    }
  }
}
