// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An accountant who keeps the house's books with plain maps and decimal dollars, from what was
/// asked alone. One product: so many units a lot, a flat margin, a fee by the lot and one on the
/// value. Every method answers whether it would have done as it was told (rules S-8 to S-17).
final class LedgerAuditor {
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final int DAYS_OF_A_YEAR = 360;

  /// What a key stood for, word for word.
  private final Map<String, String> keys = new TreeMap<>();

  private final Map<String, BigDecimal> open = new TreeMap<>();
  private final Map<String, String> closed = new TreeMap<>();
  private final Map<String, BigDecimal> cash = new TreeMap<>();
  private final Map<String, BigDecimal> funds = new TreeMap<>();

  /// Interest earned and not yet credited, exact: in parts of a dollar times 360.
  private final Map<String, BigDecimal> earned = new TreeMap<>();

  private final Map<String, Long> units = new TreeMap<>();
  private final Map<String, BigDecimal> prices = new TreeMap<>();
  private final Map<String, BigDecimal> haircuts = new TreeMap<>();
  private final Map<String, Long> positions = new TreeMap<>();
  private final BigDecimal multiplier;
  private final BigDecimal margin;
  private final BigDecimal fee;
  private final BigDecimal basisPoints;
  private BigDecimal fees = ZERO;
  private BigDecimal bank = ZERO;
  private BigDecimal nonCash = BigDecimal.ONE;
  private boolean hasHouse;
  private long interestDay = Long.MIN_VALUE;

  LedgerAuditor(String multiplier, String margin, String fee, String basisPoints) {
    this.multiplier = new BigDecimal(multiplier);
    this.margin = new BigDecimal(margin);
    this.fee = new BigDecimal(fee);
    this.basisPoints = new BigDecimal(basisPoints);
  }

  boolean deposit(String account, BigDecimal amount, String key) {
    var said = "deposit " + amount;
    if (keys.containsKey(account + key)) {
      return keys.get(account + key).equals(said);
    }
    keys.put(account + key, said);
    add(account, amount);
    bank = bank.subtract(amount);
    return true;
  }

  boolean withdraw(String account, BigDecimal amount, String key) {
    var said = "withdraw " + amount;
    if (keys.containsKey(account + key)) {
      return keys.get(account + key).equals(said);
    }
    if (!mayLeave(account, amount)) {
      return false;
    }
    keys.put(account + key, said);
    add(account, amount.negate());
    bank = bank.add(amount);
    return true;
  }

  /// What is there without it still covers, and there is that much.
  private boolean mayLeave(String account, BigDecimal amount) {
    var left = free(account).subtract(amount);
    return left.signum() >= 0 && collateral(account, left).compareTo(required(account)) >= 0;
  }

  boolean reserve(String account, BigDecimal amount, String key) {
    var said = "reserve " + amount;
    if (keys.containsKey(account + key)) {
      return keys.get(account + key).equals(said);
    }
    if (!mayLeave(account, amount)) {
      return false;
    }
    keys.put(account + key, said);
    open.put(account + key, amount);
    return true;
  }

  /// Null: all of it.
  boolean post(String account, BigDecimal asked, String key) {
    var done = closed.get(account + key);
    if (done != null) {
      var first = keys.get(account + key).substring("reserve ".length());
      return done.equals("post " + (asked == null ? new BigDecimal(first) : asked));
    }
    var held = open.get(account + key);
    if (held == null) {
      return false;
    }
    var amount = asked == null ? held : asked;
    if (amount.compareTo(held) > 0 || amount.compareTo(free(account).add(held)) > 0) {
      return false;
    }
    open.remove(account + key);
    closed.put(account + key, "post " + amount);
    add(account, amount.negate());
    bank = bank.add(amount);
    return true;
  }

  boolean release(String account, String key) {
    if (open.remove(account + key) != null) {
      closed.put(account + key, "void");
      return true;
    }
    return "void".equals(closed.get(account + key));
  }

  void value(String asset, BigDecimal price, BigDecimal haircut) {
    prices.put(asset, price);
    haircuts.put(asset, haircut);
  }

  boolean collateral(String account, String asset, long quantity, String key) {
    var said = "collateral " + asset + quantity;
    if (keys.containsKey(account + key)) {
      return keys.get(account + key).equals(said);
    }
    var place = account + " " + asset;
    long held = units.getOrDefault(place, 0L);
    if (held + quantity < 0) {
      return false;
    }
    var before = collateral(account, free(account));
    units.put(place, held + quantity);
    var after = collateral(account, free(account));
    if (after.compareTo(before) < 0 && after.compareTo(required(account)) < 0) {
      units.put(place, held);
      return false;
    }
    keys.put(account + key, said);
    return true;
  }

  boolean member(String member, BigDecimal fund) {
    if (funds.containsKey(member)) {
      return false;
    }
    funds.put(member, fund);
    bank = bank.subtract(fund);
    return true;
  }

  boolean contribute(String member, BigDecimal amount) {
    var fund = funds.get(member);
    if (fund == null || fund.add(amount).signum() < 0) {
      return false;
    }
    funds.put(member, fund.add(amount));
    bank = bank.subtract(amount);
    return true;
  }

  void nonCash(BigDecimal fraction) {
    nonCash = fraction;
    hasHouse = true;
  }

  boolean interest(long day, BigDecimal rate, int days) {
    if (interestDay != Long.MIN_VALUE && day - days < interestDay) {
      return false;
    }
    interestDay = day;
    for (var account : List.copyOf(cash.keySet())) {
      var of = cash.get(account).max(ZERO).multiply(rate).multiply(BigDecimal.valueOf(days));
      var waiting = earned.getOrDefault(account, ZERO);
      var all = waiting.add(of);
      bank = bank.subtract(inMicros(all).subtract(inMicros(waiting)));
      var cents = all.divide(year(), 2, RoundingMode.FLOOR);
      earned.put(account, all.subtract(cents.multiply(year())));
      add(account, cents);
    }
    return true;
  }

  private static BigDecimal year() {
    return BigDecimal.valueOf(DAYS_OF_A_YEAR);
  }

  private static BigDecimal inMicros(BigDecimal exact) {
    return exact.divide(year(), 6, RoundingMode.FLOOR);
  }

  /// Whether an order may work: what it could lead to is covered, or needs no more than before.
  boolean order(String account, long lots) {
    long position = positions.getOrDefault(account, 0L);
    long worst = Math.max(Math.abs(position), Math.abs(position + lots));
    var after = margin.multiply(BigDecimal.valueOf(worst));
    return after.compareTo(collateral(account)) <= 0 || after.equals(required(account));
  }

  /// A trade at the price both stand at, so that only positions and fees change.
  void trade(String buyer, String seller, long lots, BigDecimal price) {
    positions.merge(buyer, lots, Long::sum);
    positions.merge(seller, -lots, Long::sum);
    var value = price.multiply(multiplier).multiply(BigDecimal.valueOf(lots));
    var onValue = value.multiply(basisPoints).movePointLeft(4);
    var each =
        fee.multiply(BigDecimal.valueOf(lots)).add(onValue.setScale(2, RoundingMode.HALF_UP));
    add(buyer, each.negate());
    add(seller, each.negate());
    fees = fees.add(each).add(each);
  }

  void settle(BigDecimal move) {
    positions.forEach(
        (account, lots) ->
            add(account, move.multiply(multiplier).multiply(BigDecimal.valueOf(lots))));
  }

  private void add(String account, BigDecimal amount) {
    cash.merge(account, amount, BigDecimal::add);
  }

  private BigDecimal reserved(String account) {
    var sum = ZERO;
    for (var hold : open.entrySet()) {
      if (hold.getKey().startsWith(account + "#")) {
        sum = sum.add(hold.getValue());
      }
    }
    return sum;
  }

  private BigDecimal free(String account) {
    return cash.getOrDefault(account, ZERO).subtract(reserved(account));
  }

  BigDecimal required(String account) {
    return margin.multiply(BigDecimal.valueOf(Math.abs(positions.getOrDefault(account, 0L))));
  }

  BigDecimal collateral(String account) {
    return collateral(account, free(account));
  }

  private BigDecimal collateral(String account, BigDecimal dollars) {
    var other = ZERO;
    for (var held : units.entrySet()) {
      if (held.getKey().startsWith(account + " ")) {
        var asset = held.getKey().substring(account.length() + 1);
        var share = BigDecimal.ONE.subtract(haircuts.get(asset));
        var worth = prices.get(asset).multiply(share).multiply(BigDecimal.valueOf(held.getValue()));
        other = other.add(worth.setScale(6, RoundingMode.FLOOR));
      }
    }
    if (nonCash.compareTo(BigDecimal.ONE) < 0) {
      var most = dollars.max(ZERO).multiply(nonCash);
      other = other.min(most.divide(BigDecimal.ONE.subtract(nonCash), 6, RoundingMode.FLOOR));
    }
    return dollars.add(other);
  }

  /// Balances by the ledger's names, in micro-dollars.
  Map<String, Long> ledger() {
    var balances = new TreeMap<String, Long>();
    var rounding = ZERO;
    for (var each : earned.values()) {
      rounding = rounding.add(inMicros(each));
    }
    balances.put("bank", micros(bank));
    balances.put("fees", micros(fees));
    balances.put("variation", 0L);
    balances.put("rounding", micros(rounding));
    cash.forEach((account, amount) -> balances.put("account:" + account, micros(amount)));
    funds.forEach((member, amount) -> balances.put("fund:" + member, micros(amount)));
    if (hasHouse) {
      balances.put("skin1", 0L);
      balances.put("skin2", 0L);
    }
    return balances;
  }

  static long micros(BigDecimal dollars) {
    return dollars.movePointRight(6).longValueExact();
  }
}
