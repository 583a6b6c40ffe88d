// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.wire.AccountKind;
import outcry.wire.Side;

/// One account: its cash (micro-dollars), what it holds and what it has in the books.
public final class Account {
  private static final int ENDED_KEPT = 500;

  private final int number;
  private final String name;
  String member;
  private final AccountKind kind;
  private final Map<Integer, Exposure> exposures = new TreeMap<>();
  private final Map<Long, Order> open = new TreeMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Recent<Order> ended = new Recent<>(ENDED_KEPT);
  long cash;
  long reserved;
  long securities;

  Account(int number, String name, String member, AccountKind kind) {
    this.number = number;
    this.name = name;
    this.member = member;
    this.kind = kind;
  }

  /// Moves a position by `lots`; answers how the long side of it changed.
  long trade(int contract, long lots) {
    var before = exposures.getOrDefault(contract, Exposure.NONE);
    put(contract, before.moved(lots));
    return Math.max(0, before.lots() + lots) - Math.max(0, before.lots());
  }

  void close(int contract) {
    put(contract, exposures.getOrDefault(contract, Exposure.NONE).flat());
  }

  /// Changes what is open in the books on one side.
  void work(int contract, Side side, long lots) {
    put(contract, exposures.getOrDefault(contract, Exposure.NONE).working(side, lots));
  }

  /// Changes what the orders in an option would cost.
  void cost(int contract, long more) {
    put(contract, exposures.getOrDefault(contract, Exposure.NONE).costing(more));
  }

  private void put(int contract, Exposure exposure) {
    if (exposure.equals(Exposure.NONE)) {
      exposures.remove(contract);
    } else {
      exposures.put(contract, exposure);
    }
  }

  void put(Order order) {
    open.put(order.number(), order);
    numbers.put(order.clientId(), order.number());
  }

  void rename(String oldClientId, Order order) {
    numbers.remove(oldClientId);
    put(order);
  }

  void end(Order order) {
    open.remove(order.number());
    numbers.remove(order.clientId());
    ended.add(order);
  }

  public int number() {
    return number;
  }

  public String name() {
    return name;
  }

  public String member() {
    return member;
  }

  public AccountKind kind() {
    return kind;
  }

  public long cash() {
    return cash;
  }

  /// Cash set aside for withdrawals.
  public long reserved() {
    return reserved;
  }

  /// What its collateral other than cash counts, before the house's limit on it.
  public long securities() {
    return securities;
  }

  /// By contract number, in listing order; contracts with neither a position nor orders are left
  /// out.
  public Map<Integer, Exposure> exposures() {
    return new TreeMap<>(exposures);
  }

  /// Open orders by the exchange's number.
  public List<Order> open() {
    return new ArrayList<>(open.values());
  }

  /// The last orders that were filled or cancelled, newest first.
  public List<Order> ended(int count) {
    return ended.newest(count, _ -> true);
  }

  /// The open order with this client id; null when there is none.
  public Order order(String clientId) {
    var known = numbers.get(clientId);
    return known == null ? null : open.get(known);
  }
}
