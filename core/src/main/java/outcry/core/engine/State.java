// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.core.account.Account;
import outcry.core.account.Accounts;
import outcry.core.clearing.Fixings;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.contract.Contracts;
import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.core.risk.Margin;
import outcry.wire.AccountKind;

/// All there is: what a snapshot holds and the state hash is made of.
final class State {
  /// The first result of a deposit or withdrawal under a key, so that a repeat can be answered with
  /// it.
  record Receipt(long amount, long cash) {}

  record ReceiptKey(int account, String key) implements Comparable<ReceiptKey> {
    @Override
    public int compareTo(ReceiptKey other) {
      int byAccount = Integer.compare(account, other.account);
      return byAccount != 0 ? byAccount : key.compareTo(other.key);
    }
  }

  final Contracts contracts = new Contracts();
  final Accounts accounts = new Accounts();
  final Orders orders = new Orders();
  final Ledger ledger = new Ledger();
  final Fixings fixings = new Fixings();
  final Margin margin = new Margin();
  final Senders senders = new Senders();
  final TreeMap<ReceiptKey, Receipt> receipts = new TreeMap<>();
  private final List<OrderBook> books = new ArrayList<>();

  long time;
  long commands;
  long nextOrder = 1;
  long nextTrade = 1;

  /// Trading days ended so far.
  long day;

  /// Date of the last settle, and of the last final one.
  int settleDate = Contract.NO_DATE;

  int finalDate = Contract.NO_DATE;

  void add(Contract contract) {
    contracts.add(contract);
    books.add(new OrderBook());
  }

  OrderBook book(Contract contract) {
    return books.get(contract.number - 1);
  }

  OrderBook book(int contract) {
    return books.get(contract - 1);
  }

  Account open(String name, String member, AccountKind kind) {
    var account = new Account(accounts.next(), name, member, kind);
    accounts.add(account);
    return account;
  }

  long cash(Account account) {
    return ledger.cash(account.number);
  }

  /// Broken books stop the exchange: nothing after them could be trusted (rule S-1).
  void check() {
    if (ledger.sum() != 0) {
      throw new IllegalStateException(
          "the ledger sums to " + ledger.sum() + " micro-dollars, not to zero");
    }
    if (ledger.balance(Ledger.VARIATION) != 0) {
      throw new IllegalStateException(
          "variation of " + ledger.balance(Ledger.VARIATION) + " was left over");
    }
    for (var contract : contracts.all()) {
      long net = 0;
      for (var account : accounts.inOrderOfOpening()) {
        var line = account.lineOrNull(contract);
        net += line == null ? 0 : line.lots;
      }
      if (net != 0) {
        throw new IllegalStateException(
            "longs and shorts of " + contract.name + " differ by " + net + " lots");
      }
    }
  }
}
