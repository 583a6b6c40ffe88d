// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import outcry.core.engine.PortfolioMargin;
import outcry.core.money.Micros;
import outcry.server.feed.Makeup;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Naming;
import outcry.wire.Cycle;
import outcry.wire.Side;
import outcry.wire.TradingState;

/// Everything the exchange has told, as it stands after one command.
///
/// One thread changes it; [ReadModel#read] lends it to readers between two commands.
public final class Market implements Naming {
  private static final int TRADES_KEPT = 10_000;
  private static final int SETTLEMENTS_KEPT = 2_000;
  private static final int MOVEMENTS_KEPT = 10_000;
  private static final int CALLS_KEPT = 2_000;
  private static final int FIXINGS_KEPT = 1_000;
  private static final int ENDED_IDS_KEPT = 50_000;
  private static final int PRICE_DECIMALS = 2;
  private static final long DAY_MILLIS = 86_400_000;

  private final Map<Integer, Product> products = new TreeMap<>();
  private final Map<Integer, Contract> contracts = new TreeMap<>();
  private final Map<String, Contract> contractsByName = new HashMap<>();
  private final Map<Integer, Account> accounts = new TreeMap<>();
  private final Map<String, Account> accountsByName = new TreeMap<>();
  private final Map<Integer, String> assets = new TreeMap<>();
  private final Map<Long, Order> orders = new HashMap<>();
  private final Map<String, NavigableMap<Integer, Long>> fixings = new TreeMap<>();
  private final Recent<Trade> trades = new Recent<>(TRADES_KEPT);
  private final Recent<Settlement> settlements = new Recent<>(SETTLEMENTS_KEPT);
  private final Recent<Movement> movements = new Recent<>(MOVEMENTS_KEPT);
  private final Recent<Call> calls = new Recent<>(CALLS_KEPT);
  private final Map<Long, Order> endedOrders =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Order> eldest) {
          return size() > ENDED_IDS_KEPT;
        }
      };
  long position;
  long time;
  long commands;
  long tradeCount;
  OptionalInt settledDate = OptionalInt.empty();
  PortfolioMargin.Model riskModel = PortfolioMargin.Model.NONE;

  /// Fraction of a need that collateral other than cash may cover, millionths.
  long nonCash = Micros.DOLLAR;

  void list(Product product) {
    products.put(product.number(), product);
  }

  void list(Contract contract) {
    contracts.put(contract.number(), contract);
    contractsByName.put(contract.name(), contract);
  }

  void open(Account account) {
    accounts.put(account.number(), account);
    accountsByName.put(account.name(), account);
  }

  void fix(Fixing fixing) {
    var values = fixings.computeIfAbsent(fixing.index(), _ -> new TreeMap<>());
    values.put(fixing.date(), fixing.value());
    if (values.size() > FIXINGS_KEPT) {
      values.pollFirstEntry();
    }
  }

  /// What an option is on; null of any other contract.
  Contract underlying(Makeup makeup) {
    return makeup.isOption() ? contracts.get(makeup.option().underlying()) : null;
  }

  void value(int asset, String name) {
    assets.put(asset, name);
  }

  void rest(Order order) {
    orders.put(order.number(), order);
    accounts.get(order.account()).put(order);
    work(order, order.left());
    cost(order, cost(order));
    show(order, 1);
  }

  /// An order under a new number of lots, price or id.
  void replace(Order old, Order order) {
    accounts.get(order.account()).rename(old.clientId(), order);
    change(old, order);
  }

  /// An order after a fill, an election or a cancellation.
  void change(Order old, Order order) {
    show(old, -1);
    work(old, order.left() - old.left());
    cost(order, cost(order) - cost(old));
    if (order.status() == Order.Status.OPEN) {
      orders.put(order.number(), order);
      accounts.get(order.account()).put(order);
      show(order, 1);
    } else {
      orders.remove(order.number());
      endedOrders.put(order.number(), order);
      accounts.get(order.account()).end(order);
    }
  }

  private void show(Order order, int sign) {
    if (!order.waits()) {
      var book = contracts.get(order.contract()).book();
      book.add(order.side(), order.price(), sign * order.shown(), sign);
    }
  }

  /// What is left of an order costs its limit where it is for an option that is paid upfront, and
  /// of a spread of these that is sold below zero (rule S-25).
  private long cost(Order order) {
    var sized = sized(order);
    boolean buys = order.side() == Side.BUY;
    boolean pays = buys ? order.price() > 0 : order.price() < 0;
    if (!pays || order.conditions().block() || !sized.makeup().isUpfront()) {
      return 0;
    }
    return sized.multiplier() * Math.abs(order.price()) * order.left();
  }

  private void cost(Order order, long more) {
    if (more != 0) {
      accounts.get(order.account()).cost(sized(order).number(), more);
    }
  }

  /// The contract an order is counted in: of a spread its first leg.
  private Contract sized(Order order) {
    var contract = contracts.get(order.contract());
    return contract.makeup().isSpread() ? contracts.get(contract.makeup().firstLeg()) : contract;
  }

  /// A spread's order works in every leg, a report of a block trade nowhere.
  private void work(Order order, long lots) {
    if (order.conditions().block()) {
      return;
    }
    var account = accounts.get(order.account());
    var makeup = contracts.get(order.contract()).makeup();
    if (!makeup.isSpread()) {
      account.work(order.contract(), order.side(), lots);
      return;
    }
    for (var leg : makeup.legs()) {
      boolean buys = leg.ratio() > 0 == (order.side() == Side.BUY);
      account.work(leg.contract(), buys ? Side.BUY : Side.SELL, lots * Math.abs(leg.ratio()));
    }
  }

  void add(Trade trade) {
    trades.add(trade);
    tradeCount = trade.number();
    var contract = contracts.get(trade.contract());
    if (trade.kind().makesPrice()) {
      contract.last = OptionalLong.of(trade.price());
      contract.volume += trade.quantity();
    }
    if (trade.buyer() != trade.seller() && !contract.makeup().isSpread()) {
      contract.openInterest +=
          accounts.get(trade.buyer()).trade(trade.contract(), trade.quantity())
              + accounts.get(trade.seller()).trade(trade.contract(), -trade.quantity());
    }
  }

  void add(Settlement settlement) {
    settlements.add(settlement);
    var contract = contracts.get(settlement.contract());
    contract.settlement = OptionalLong.of(settlement.price());
    if (settlement.cycle() == Cycle.FINAL) {
      contract.volume = 0;
      settledDate =
          OptionalInt.of(Math.max(settlement.date(), settledDate.orElse(Integer.MIN_VALUE)));
    }
  }

  void add(Movement movement) {
    accounts.get(movement.account()).cash = movement.cash();
    movements.add(movement);
  }

  void add(Call call) {
    calls.add(call);
  }

  /// Lots go from one account to another without a trade; negative: short ones.
  void move(int contract, int from, int to, long lots) {
    if (from != to) {
      contracts.get(contract).openInterest +=
          accounts.get(from).trade(contract, -lots) + accounts.get(to).trade(contract, lots);
    }
  }

  /// A strip's position came back as one in a month. Every account's does, long and short alike.
  void cascade(int account, int month, long lots) {
    contracts.get(month).openInterest += accounts.get(account).trade(month, lots);
  }

  void expire(int number) {
    var contract = contracts.get(number);
    contract.expired = true;
    contract.openInterest = 0;
    contract.state = TradingState.CLOSED;
    accounts.values().forEach(account -> account.close(number));
  }

  Order live(long number) {
    return orders.get(number);
  }

  /// Log position of the last command taken in.
  public long position() {
    return position;
  }

  /// Time of the last command (ms since 1970).
  public long time() {
    return time;
  }

  /// Commands applied since the exchange's first, as counted here.
  public long commands() {
    return commands;
  }

  public long tradeCount() {
    return tradeCount;
  }

  /// The last day (days since 1970) with a final settlement; empty before the first.
  public OptionalInt settledDate() {
    return settledDate;
  }

  /// The day being traded (days since 1970): the one after the last final settlement, or that of
  /// the last command while nothing has been settled.
  public int tradingDate() {
    return settledDate.isPresent()
        ? settledDate.getAsInt() + 1
        : Math.toIntExact(Math.floorDiv(time, DAY_MILLIS));
  }

  public PortfolioMargin.Model riskModel() {
    return riskModel;
  }

  public Collection<Product> products() {
    return products.values();
  }

  /// Null when no product has the name.
  public Product product(String name) {
    return products.values().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  Product productNumbered(int number) {
    return products.get(number);
  }

  /// In listing order.
  public Collection<Contract> contracts() {
    return contracts.values();
  }

  /// Null when no contract has the name.
  public Contract contractNamed(String name) {
    return contractsByName.get(name);
  }

  /// Null when there is none of that number.
  public Contract contractNumbered(int number) {
    return contracts.get(number);
  }

  /// By name.
  public Collection<Account> accounts() {
    return accountsByName.values();
  }

  /// Null when no account has the name.
  public Account accountNamed(String name) {
    return accountsByName.get(name);
  }

  /// Null when there is none of that number.
  public Account accountNumbered(int number) {
    return accounts.get(number);
  }

  /// An order by the exchange's number, open or not long ended; null when it is not known any more.
  public Order order(long number) {
    var live = orders.get(number);
    return live == null ? endedOrders.get(number) : live;
  }

  public Recent<Trade> trades() {
    return trades;
  }

  public Recent<Settlement> settlements() {
    return settlements;
  }

  public Recent<Movement> movements() {
    return movements;
  }

  /// Margin calls since this reader started.
  public Recent<Call> calls() {
    return calls;
  }

  /// The names of the indices that have fixings.
  public List<String> indices() {
    return new ArrayList<>(fixings.keySet());
  }

  /// The last fixings of an index, newest first.
  public List<Fixing> fixings(String index, int limit) {
    var values = fixings.get(index);
    if (values == null) {
      return List.of();
    }
    return values.descendingMap().entrySet().stream()
        .limit(limit)
        .map(entry -> new Fixing(index, entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public String contract(int number) {
    var contract = contracts.get(number);
    return contract == null ? null : contract.name();
  }

  @Override
  public String account(int number) {
    var account = accounts.get(number);
    return account == null ? null : account.name();
  }

  @Override
  public String product(int number) {
    var product = products.get(number);
    return product == null ? null : product.name();
  }

  @Override
  public String asset(int number) {
    return assets.get(number);
  }

  @Override
  public boolean isSpread(int number) {
    var contract = contracts.get(number);
    return contract != null && contract.makeup().isSpread();
  }

  @Override
  public int accountNumber(String name) {
    var account = accountsByName.get(name);
    return account == null ? 0 : account.number();
  }

  @Override
  public int contractNumber(String name) {
    var contract = contractsByName.get(name);
    return contract == null ? 0 : contract.number();
  }

  @Override
  public String clientId(long number) {
    var order = order(number);
    return order == null ? null : order.clientId();
  }

  @Override
  public String price(int contract, long micros) {
    var known = contracts.get(contract);
    return Decimals.price(
        micros, known == null ? PRICE_DECIMALS : Decimals.decimalsNeeded(known.product().tick()));
  }
}
