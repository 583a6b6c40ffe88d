// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outcry.core.account.Account;
import outcry.core.account.Accounts;
import outcry.core.account.Line;
import outcry.core.account.Member;
import outcry.core.account.Members;
import outcry.core.clearing.Blotter;
import outcry.core.clearing.Collateral;
import outcry.core.clearing.Custody;
import outcry.core.clearing.Cycles;
import outcry.core.clearing.Fixings;
import outcry.core.clearing.House;
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
  /// All that was paid in stays below this, so that no sum of money ever overflows.
  private static final long MOST = Long.MAX_VALUE / 4;

  final Contracts contracts = new Contracts();
  final Accounts accounts = new Accounts();
  final Orders orders = new Orders();
  final Ledger ledger = new Ledger();
  final Fixings fixings = new Fixings();
  final Margin margin = new Margin();
  final Senders senders = new Senders();
  final Keyed<Receipt> receipts = new Keyed<>();
  final Keyed<Reservation> reservations = new Keyed<>();
  final Custody custody = new Custody();
  final Cycles cycles = new Cycles();
  final SelfMatchGroups groups = new SelfMatchGroups();
  final Expiries expiries = new Expiries();
  final Members members = new Members();
  final House house = new House();
  final Estates estates = new Estates();
  final Appointments appointments = new Appointments();
  final Calendars calendars = new Calendars();
  final StandingQuotes quotes = new StandingQuotes();
  final Protections protections = new Protections();
  final Blotter blotter = new Blotter();
  private final Queues queues = new Queues(512);
  private final List<Pit> pits = new ArrayList<>();

  long time;
  long commands;

  /// No later than the next thing that happens by the clock alone; kept by whatever changes it.
  long nextDue = Long.MAX_VALUE;

  /// When the next slice of a margin run is due, and the account it begins after; `Long.MAX_VALUE`
  /// and empty when none is waiting.
  long marginDue = Long.MAX_VALUE;

  String marginAfter = "";

  long nextOrder = 1;
  long nextTrade = 1;

  /// Trading days ended so far.
  long day;

  /// Date of the last settle, and of the last final one.
  int settleDate = Contract.NO_DATE;

  int finalDate = Contract.NO_DATE;

  /// Interest is paid up to this day (rule S-14).
  int interestDate = Contract.NO_DATE;

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
    account.killed = members.named(member).killed;
    accounts.add(account);
    return account;
  }

  long cash(Account account) {
    return ledger.cash(account.number);
  }

  /// As the ledger is shown: `bank`, `fund:MEMBER`, `account:NAME`.
  String ledgerName(int number) {
    return switch (number) {
      case Ledger.BANK -> "bank";
      case Ledger.FEES -> "fees";
      case Ledger.VARIATION -> "variation";
      case Ledger.ROUNDING -> "rounding";
      case Ledger.SKIN1 -> "skin1";
      case Ledger.SKIN2 -> "skin2";
      default ->
          number > 0
              ? "account:" + accounts.account(number).name
              : "fund:" + members.inOrder().get(Ledger.member(number) - 1).name;
    };
  }

  /// What the bank may still pay in.
  long mostPaidIn() {
    return MOST - ledger.total();
  }

  /// What stands behind an account's positions and orders: its cash that is not set aside, and what
  /// its other collateral counts. The one place that says so (rule S-12).
  long collateral(Account account) {
    long cash = ledger.cash(account.number) - account.reserved;
    return account.securities == 0
        ? cash
        : cash + Collateral.counted(account.securities, cash, house.nonCash);
  }

  /// Most cash that may leave the account now: what is not set aside, and not needed for what the
  /// account needs with its orders (rules S-8, S-13).
  long withdrawable(Account account) {
    if (isHeld(account)) {
      return 0;
    }
    long cash = ledger.cash(account.number) - account.reserved;
    long needed = margin.total(account);
    return Math.min(cash, cash - Collateral.leastCash(account.securities, needed, house.nonCash));
  }

  /// Whether the account is its member's own and the member's money is held (rule D-1).
  boolean isHeld(Account account) {
    return account.kind == AccountKind.HOUSE && isHeld(members.member(account.member));
  }

  /// While a member in default has positions of its own, or owes, nothing of its own leaves the
  /// house (rule D-1).
  boolean isHeld(Member member) {
    if (member == null || !member.inDefault) {
      return false;
    }
    for (var account : accounts.inOrderOfOpening()) {
      boolean own = account.kind == AccountKind.HOUSE && account.member.equals(member.name);
      if (own && (account.hasLots() || ledger.cash(account.number) < 0)) {
        return true;
      }
    }
    return false;
  }

  /// Through the suspense account, which is empty when all have paid and been paid. Negative: the
  /// account pays.
  void payVariation(Account account, long amount) {
    if (amount > 0) {
      ledger.transfer(Ledger.VARIATION, account.number, amount);
    } else {
      ledger.transfer(account.number, Ledger.VARIATION, -amount);
    }
  }

  /// Broken books stop the exchange: nothing after them could be trusted (rule S-1).
  void check() {
    checkMoney();
    var net = new long[contracts.all().size() + 1];
    for (var account : accounts.inOrderOfOpening()) {
      for (int place = 0; place < account.lineCount(); place++) {
        var line = account.lineAt(place);
        net[line.contract.number] += line.lots;
      }
    }
    checkLots(net);
  }

  /// The ledger sums to zero and nothing waits in variation (rules S-1, S-3).
  void checkMoney() {
    if (ledger.sum() != 0) {
      throw new IllegalStateException(
          "the ledger sums to " + ledger.sum() + " micro-dollars, not to zero");
    }
    if (ledger.balance(Ledger.VARIATION) != 0) {
      throw new IllegalStateException(
          "variation of " + ledger.balance(Ledger.VARIATION) + " was left over");
    }
  }

  /// Longs equal shorts (rule S-2); `net` by contract number.
  void checkLots(long[] net) {
    for (var contract : contracts.all()) {
      if (net[contract.number] != 0) {
        throw new IllegalStateException(
            "longs and shorts of %s differ by %d lots"
                .formatted(contract.name, net[contract.number]));
      }
    }
  }
}
