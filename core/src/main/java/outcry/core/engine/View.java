// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.account.Line;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.wire.TradingState;

/// Read-only questions to an exchange, for scenarios, tests and the desk's replay. Never asked by a
/// running venue: there the read model answers from the events.
public final class View {
  /// One price of a book: micro-dollars, lots displayed, number of orders.
  public record Level(long price, long lots, int orders) {}

  public record Book(List<Level> bids, List<Level> asks) {}

  /// Micro-dollars. `collateral` is cash less `reserved`, and what securities count.
  public record Money(long cash, long reserved, long collateral, long required, long orderMargin) {
    public long free() {
      return collateral - required - orderMargin;
    }
  }

  /// `settlement` and `last` are [Contract#NONE] while there is none.
  public record Market(
      TradingState state, boolean expired, long openInterest, long settlement, long last) {}

  private final State state;

  View(State state) {
    this.state = state;
  }

  /// Number of a contract, 0 when there is none of that name.
  public int contract(String name) {
    var contract = state.contracts.contract(name);
    return contract == null ? 0 : contract.number;
  }

  /// Number of an account, 0 when there is none of that name.
  public int account(String name) {
    var account = state.accounts.account(name);
    return account == null ? 0 : account.number;
  }

  public Book book(int contract) {
    return new Book(levels(contract, true), levels(contract, false));
  }

  /// Best bid and ask in micro-dollars, [Contract#NONE] where a side is empty.
  public record Touch(long bid, long ask) {
    public boolean isCrossed() {
      return bid != Contract.NONE && ask != Contract.NONE && bid >= ask;
    }
  }

  public Touch touch(int number) {
    var pit = state.pit(number);
    return new Touch(pit.opposite(false), pit.opposite(true));
  }

  private List<Level> levels(int number, boolean buy) {
    var contract = state.contracts.contract(number);
    var levels = new ArrayList<Level>();
    state
        .pit(contract)
        .book
        .forEach(
            buy,
            (_, ticks, lots) -> {
              long price = ticks * contract.product.tick;
              if (!levels.isEmpty() && levels.getLast().price() == price) {
                var level = levels.removeLast();
                levels.add(new Level(price, level.lots() + lots, level.orders() + 1));
              } else {
                levels.add(new Level(price, lots, 1));
              }
            });
    return levels;
  }

  public Money money(int number) {
    var account = state.accounts.account(number);
    long required = state.margin.required(account);
    return new Money(
        state.cash(account),
        account.reserved,
        state.collateral(account),
        required,
        state.margin.total(account) - required);
  }

  /// An account's margin with every number that goes into it (rule M-12), and what one more lot of
  /// each listed contract would need. Throws [ArithmeticException] when it is too large to count.
  public MarginExplanation explain(int number) {
    var account = state.accounts.account(number);
    var contracts =
        state.contracts.all().stream()
            .filter(contract -> !contract.expired && !contract.isSpread())
            .toList();
    return new MarginExplainer(state.margin, account, contract -> contract.name)
        .explain(state.collateral(account), contracts);
  }

  /// Lots by contract, in listing order, without the flat ones.
  public Map<String, Long> positions(int number) {
    var account = state.accounts.account(number);
    var positions = new LinkedHashMap<String, Long>();
    for (var contract : state.contracts.all()) {
      var line = account.lineOrNull(contract);
      if (line != null && line.lots != 0) {
        positions.put(contract.name, line.lots);
      }
    }
    return positions;
  }

  /// Who holds how much of a product (rule S-24); null when there is none of that name.
  public LargePositions largePositions(String product) {
    var known = state.contracts.product(product);
    return known == null ? null : LargePositions.of(state, known);
  }

  public Market market(int number) {
    var contract = state.contracts.contract(number);
    return new Market(
        contract.state,
        contract.expired,
        contract.openInterest,
        contract.settlement,
        contract.last);
  }

  /// How far a contract's averaging month is fixed (rule S-28): `known` of `days` fixings with
  /// their `mean`, the `open` part of a lot that still moves (millionths), and the price the `rest`
  /// of the month stands at by the last settlement price. [Contract#NONE] where a price is not
  /// known.
  public record Averaged(int known, int days, long mean, long open, long rest) {}

  /// Null of a contract that is not in an averaging month: one of the month's days at least is
  /// fixed, and it has not expired.
  public Averaged averaged(int number) {
    var contract = state.contracts.contract(number);
    boolean runsOff =
        contract.averaging != null
            && !contract.expired
            && state.fixings.count(contract.averaging) > 0;
    return runsOff ? RunOff.of(state.fixings, contract) : null;
  }

  /// What an account's position in a contract is worth when it was paid for upfront (rule S-26),
  /// and what its working orders would still cost (rule S-25).
  public long netOptionValue(int account, int contract) {
    var line = line(account, contract);
    return line == null ? 0 : line.netOptionValue();
  }

  public long workingPremium(int account, int contract) {
    var line = line(account, contract);
    return line == null ? 0 : line.premiums;
  }

  private Line line(int account, int contract) {
    return state.accounts.account(account).lineOrNull(state.contracts.contract(contract));
  }

  /// Every ledger account by name; together they are zero.
  public Map<String, Long> ledger() {
    var balances = new LinkedHashMap<String, Long>();
    balances.put("bank", state.ledger.balance(Ledger.BANK));
    balances.put("fees", state.ledger.balance(Ledger.FEES));
    balances.put("variation", state.ledger.balance(Ledger.VARIATION));
    balances.put("rounding", state.ledger.balance(Ledger.ROUNDING));
    for (var account : state.accounts.inOrderOfName()) {
      balances.put("account:" + account.name, state.cash(account));
    }
    for (var member : state.members.inOrderOfName()) {
      if (member.declared) {
        balances.put("fund:" + member.name, state.ledger.balance(Ledger.fund(member.number)));
      }
    }
    if (state.house.declared) {
      balances.put("skin1", state.ledger.balance(Ledger.SKIN1));
      balances.put("skin2", state.ledger.balance(Ledger.SKIN2));
    }
    return balances;
  }

  /// What is left of every layer of the waterfall and what was used of it, in the order of use: for
  /// the default of `member`, or (a name that is no member's) for any.
  public List<WaterfallView.Layer> waterfall(String member) {
    return new WaterfallView(state).layers(state.members.member(member));
  }

  /// How the default fund was sized last; null before the first time.
  public FundSize fundSize() {
    return state.estates.size;
  }

  /// What is in each declared member's default fund, by name.
  public Map<String, Long> funds() {
    var funds = new LinkedHashMap<String, Long>();
    for (var member : state.members.inOrderOfName()) {
      if (member.declared) {
        funds.put(member.name, state.ledger.balance(Ledger.fund(member.number)));
      }
    }
    return funds;
  }

  /// What was paid in and not out.
  public long ledgerTotal() {
    return state.ledger.total();
  }

  /// Lots of all accounts together in a contract; zero unless the clearing house is broken.
  public long netLots(int number) {
    var contract = state.contracts.contract(number);
    long net = 0;
    for (var account : state.accounts.inOrderOfOpening()) {
      var line = account.lineOrNull(contract);
      net += line == null ? 0 : line.lots;
    }
    return net;
  }

  /// What the books contradict each other in; empty unless the exchange is broken.
  public List<String> faults() {
    return Audit.faults(state);
  }

  /// Name of the margin model in force, empty when margin is flat.
  public String modelName() {
    return state.margin.model().name;
  }

  public List<String> contracts() {
    return state.contracts.all().stream().map(contract -> contract.name).toList();
  }

  public List<String> accounts() {
    return state.accounts.inOrderOfOpening().stream().map(account -> account.name).toList();
  }
}
