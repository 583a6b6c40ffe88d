// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import outcry.core.account.Account;
import outcry.core.account.Accounts;
import outcry.core.account.Line;
import outcry.core.clearing.Fixings;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.contract.Contracts;
import outcry.core.contract.Product;
import outcry.core.matching.ClientIds;
import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.core.matching.Queues;
import outcry.core.matching.SelfMatchGroups;
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
  final SelfMatchGroups groups = new SelfMatchGroups();
  final Expiries expiries = new Expiries();
  final TreeSet<String> killedMembers = new TreeSet<>();
  final Calendars calendars = new Calendars();
  final StandingQuotes quotes = new StandingQuotes();
  final Protections protections = new Protections();
  private final Queues queues = new Queues(512);
  private final List<Pit> pits = new ArrayList<>();

  long time;
  long commands;

  /// No later than the next thing that happens by the clock alone; kept by whatever changes it.
  long nextDue = Long.MAX_VALUE;

  long nextOrder = 1;
  long nextTrade = 1;

  /// Trading days ended so far.
  long day;

  /// Date of the last settle, and of the last final one.
  int settleDate = Contract.NO_DATE;

  int finalDate = Contract.NO_DATE;

  /// Whether some reduce-only order may rest. Only ever makes a command's end faster.
  boolean hasReduceOnly;

  /// Something will happen at `time` by the clock alone.
  void dueAt(long time) {
    nextDue = Math.min(nextDue, time);
  }

  void add(Contract contract) {
    contracts.add(contract);
    var pit = new Pit(contract, queues);
    pits.add(pit);
    if (contract.isSpread() && contract.spread.isCalendar()) {
      var spread = contract.spread;
      var triangle = new Triangle(pit, pit(spread.near().contract()), pit(spread.far().contract()));
      pit.triangles.add(triangle);
      triangle.near().triangles.add(triangle);
      triangle.far().triangles.add(triangle);
    }
  }

  /// Whether the id read last may not be used by the account. Forgets a dead order whose id is free
  /// again, which nobody can see.
  boolean isTaken(int account) {
    int entry = orders.ids.find(account);
    if (entry == ClientIds.NONE || orders.isTaken(entry, day)) {
      return entry != ClientIds.NONE;
    }
    int contract = orders.contract[entry];
    if (contract != 0 && pit(contract).spent.contains(entry)) {
      return true; // its end is still to be told
    }
    orders.ids.remove(entry);
    return false;
  }

  Pit pit(Contract contract) {
    return pits.get(contract.number - 1);
  }

  Pit pit(int contract) {
    return pits.get(contract - 1);
  }

  /// An account's line in the contract of a pit, which is no spread.
  Line line(Pit pit, int account) {
    var line = pit.lines.of(account);
    return line != null
        ? line
        : pit.lines.keep(account, accounts.account(account).line(pit.contract));
  }

  /// In listing order.
  List<Pit> pits() {
    return pits;
  }

  /// Live orders by the exchange's number, of one account or of all (0), in one contract or in all
  /// (0).
  List<Integer> liveOrders(int account, int contract) {
    var found = new ArrayList<Integer>();
    for (int entry = 1; entry < orders.ids.end(); entry++) {
      int owner = orders.ids.account(entry);
      if (owner != 0
          && orders.slot[entry] != OrderBook.NONE
          && (account == 0 || account == owner)
          && (contract == 0 || contract == orders.contract[entry])) {
        found.add(entry);
      }
    }
    found.sort(Comparator.comparingLong(entry -> orders.number[entry]));
    return found;
  }

  /// The trading day the product's calendar is in, [Contract#NO_DATE] without one.
  int tradingDay(Product product) {
    return calendars.tradingDay(product, time);
  }

  Account open(String name, String member, AccountKind kind) {
    var account = new Account(accounts.next(), name, member, kind);
    account.killed = killedMembers.contains(member);
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
