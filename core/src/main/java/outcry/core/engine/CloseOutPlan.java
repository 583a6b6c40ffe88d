// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.clearing.ClearingHouse;
import outcry.core.clearing.LargestRemainder;
import outcry.core.contract.Contract;

/// Works out how a defaulter's positions end, before anything is booked (rule D-5).
///
/// Every account is marked to the contract's last settlement price first, so that what follows is
/// between those who take part alone. Lots of the closed accounts against each other go first, then
/// the auction's bids, best price first, then those who hold the other side.
final class CloseOutPlan {
  /// A wish of the auction, in lots of the taker: positive = it buys.
  record Bid(Account account, Contract contract, long lots, long price) {}

  /// Lots that change hands; positive: `account` buys them.
  record Closing(Account account, Contract contract, long lots, long price, boolean bid) {}

  private final State state;

  /// Whose positions end: clients' first, so that the best bids are theirs.
  private final List<Account> closers;

  private final List<Closing> closings = new ArrayList<>();
  private final TreeMap<Integer, Long> marks = new TreeMap<>();
  private final TreeMap<Integer, Long> payments = new TreeMap<>();
  private final TreeMap<Integer, Long> torn = new TreeMap<>();

  /// Of the contract at hand.
  private final TreeMap<Integer, Long> moved = new TreeMap<>();

  private Contract contract;
  private long mark;

  CloseOutPlan(State state, List<Account> closers) {
    this.state = state;
    this.closers = closers;
  }

  /// False when there is no price to close the contract at.
  boolean close(Contract of, Long given, List<Bid> bids) {
    contract = of;
    moved.clear();
    if (closers.stream().allMatch(account -> lots(account) == 0)) {
      return true;
    }
    long known = contract.settlement != Contract.NONE ? contract.settlement : contract.reference;
    long price = given == null ? known : given;
    mark = known == Contract.NONE ? price : known;
    if (mark == Contract.NONE) {
      return false;
    }
    markAll();
    long net = offset(price);
    net = auction(net, bids);
    if (net != 0) {
      tearUp(net, price);
    }
    return true;
  }

  private void markAll() {
    marks.put(contract.number, mark);
    for (var account : state.accounts.inOrderOfOpening()) {
      var line = account.lineOrNull(contract);
      if (line != null) {
        pay(account, ClearingHouse.variation(line, mark));
      }
    }
  }

  /// The closed accounts against each other; returns what they are together.
  private long offset(long price) {
    long net = 0;
    for (var account : closers) {
      net += lots(account);
    }
    for (int i = closers.size() - 1; i >= 0; i--) {
      var seller = closers.get(i);
      for (int k = closers.size() - 1; k >= 0 && lots(seller) > 0; k--) {
        var buyer = closers.get(k);
        long lots = Math.min(lots(seller), Math.max(0, -lots(buyer)));
        if (lots > 0) {
          exchange(seller, buyer, lots, price, false);
        }
      }
    }
    return net;
  }

  /// Returns what the bids leave.
  private long auction(long net, List<Bid> bids) {
    boolean sells = net > 0;
    var byPrice = Comparator.comparingLong(Bid::price);
    var wanted =
        bids.stream()
            .filter(bid -> bid.contract() == contract && bid.lots() > 0 == sells)
            .sorted((sells ? byPrice.reversed() : byPrice).thenComparing(bid -> bid.account().name))
            .toList();
    long left = net;
    for (var bid : wanted) {
      long lots = Math.min(Math.abs(left), Math.abs(bid.lots()));
      left -= take(bid.account(), sells ? lots : -lots, bid.price(), true);
    }
    return left;
  }

  /// Lots of the closed accounts, in their order, go to one taker; positive: it buys.
  private long take(Account taker, long lots, long price, boolean bid) {
    long left = lots;
    for (var closer : closers) {
      long has = lots(closer);
      long part = lots > 0 ? Math.min(left, Math.max(0, has)) : Math.max(left, Math.min(0, has));
      if (part > 0) {
        exchange(closer, taker, part, price, bid);
      } else if (part < 0) {
        exchange(taker, closer, -part, price, bid);
      }
      left -= part;
    }
    return lots;
  }

  /// Rule D-9: those who hold the other side lose lots of it, in proportion, at the closing price.
  private void tearUp(long net, long price) {
    var holders = new ArrayList<Account>();
    for (var account : state.accounts.inOrderOfName()) {
      long lots = closers.contains(account) ? 0 : lots(account);
      if (net > 0 ? lots < 0 : lots > 0) {
        holders.add(account);
      }
    }
    long[] shares =
        LargestRemainder.lots(
            Math.abs(net), holders.stream().mapToLong(each -> Math.abs(lots(each))).toArray());
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0) {
        var holder = holders.get(i);
        take(holder, net > 0 ? shares[i] : -shares[i], price, false);
        long worth = Math.abs(contract.value(shares[i], price));
        torn.merge(holder.number, worth, Math::addExact);
      }
    }
  }

  private void exchange(Account seller, Account buyer, long lots, long price, boolean bid) {
    long worth = contract.value(lots, price);
    long stands = contract.isUpfront() ? 0 : contract.value(lots, mark);
    long gain = Math.subtractExact(worth, stands);
    move(seller, -lots, gain);
    move(buyer, lots, -gain);
    closings.add(new Closing(seller, contract, -lots, price, bid));
    closings.add(new Closing(buyer, contract, lots, price, bid));
  }

  private void move(Account account, long lots, long gain) {
    moved.merge(account.number, lots, Long::sum);
    pay(account, gain);
  }

  private void pay(Account account, long amount) {
    if (amount != 0) {
      payments.merge(account.number, amount, Math::addExact);
    }
  }

  private long lots(Account account) {
    var line = account.lineOrNull(contract);
    return (line == null ? 0 : line.lots) + moved.getOrDefault(account.number, 0L);
  }

  List<Closing> closings() {
    return closings;
  }

  long payment(Account account) {
    return payments.getOrDefault(account.number, 0L);
  }

  /// What the lots were worth that others lost, by account number.
  Map<Integer, Long> torn() {
    return torn;
  }

  /// Lots change hands; everybody stands at the last settlement price.
  void book() {
    closings.forEach(each -> each.account().line(each.contract()).lots += each.lots());
    marks.forEach(
        (number, price) -> {
          var marked = state.contracts.contract((int) number);
          long longs = 0;
          for (var account : state.accounts.inOrderOfOpening()) {
            Line line = account.lineOrNull(marked);
            if (line != null) {
              ClearingHouse.carry(line, price);
              longs += Math.max(0, line.lots);
            }
          }
          marked.openInterest = longs;
        });
  }
}
