// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;

/// The margin formula as the rulebook says it (rules M-1, M-2, M-6 to M-9), written down a second
/// time from its words: big integers, whole sums, full sorts, and no thought of speed.
final class MarginByHand {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final BigInteger ZERO = BigInteger.ZERO;

  private final RiskModel model;
  private final List<Line> lines = new ArrayList<>();
  private final boolean orders;

  private MarginByHand(RiskModel model, Account account, boolean orders) {
    this.model = model;
    this.orders = orders;
    for (int place = 0; place < account.lineCount(); place++) {
      lines.add(account.lineAt(place));
    }
  }

  static BigInteger required(RiskModel model, Account account) {
    return new MarginByHand(model, account, false).need();
  }

  static BigInteger total(RiskModel model, Account account) {
    var sum = new MarginByHand(model, account, true);
    var premiums = ZERO;
    for (var line : sum.lines) {
      premiums = premiums.add(big(line.contract.isUpfront() ? line.premiums : 0));
    }
    return sum.need().add(premiums);
  }

  private BigInteger need() {
    var need = risk().max(shortMinimum());
    for (var line : lines) {
      need = need.add(addOns(line)).add(flat(line));
    }
    for (var line : lines) {
      if (line.contract.isUpfront()) {
        need = need.subtract(value(line));
      }
    }
    return need.max(ZERO);
  }

  /// An option never settled counts what its exercise would be worth by its underlying's settlement
  /// price or reference, nothing without these (rule S-26).
  private static BigInteger value(Line line) {
    var contract = line.contract;
    long mark = contract.settlement;
    if (mark == Contract.NONE) {
      var underlying = contract.option.underlying();
      long price =
          underlying.settlement == Contract.NONE ? underlying.reference : underlying.settlement;
      mark = price == Contract.NONE ? 0 : Math.max(0, price - contract.option.strike());
    }
    return big(contract.multiplier).multiply(big(mark)).multiply(big(line.lots));
  }

  private BigInteger risk() {
    var byFamily = new TreeMap<Integer, List<Line>>();
    for (var line : lines) {
      byFamily.computeIfAbsent(model.family(line.contract), _ -> new ArrayList<>()).add(line);
    }
    var sum = ZERO;
    var largest = ZERO;
    for (var family : byFamily.values()) {
      var base = base(family);
      sum = sum.add(base);
      largest = largest.max(base);
    }
    var cap = big(model.charges.offsetCap());
    var capped = sum.multiply(MILLION.subtract(cap)).add(largest.multiply(cap));
    return base(lines).max(up(capped, MILLION));
  }

  /// Rule M-2 of some of the lines.
  private BigInteger base(List<Line> some) {
    var largest = new TreeMap<Integer, BigInteger>();
    var weights = new TreeMap<Integer, BigInteger>();
    for (int set = 0; set < model.sets.size(); set++) {
      var terms = model.sets.get(set);
      largest.merge(terms.group(), tail(some, set, terms.tail()), BigInteger::max);
      weights.put(terms.group(), big(terms.weight()));
    }
    var sum = ZERO;
    for (var group : largest.keySet()) {
      long sets = model.sets.stream().filter(set -> set.group() == group).count();
      if (sets > 0) {
        sum = sum.add(largest.get(group).multiply(weights.get(group)));
      }
    }
    return up(sum, MILLION);
  }

  private BigInteger tail(List<Line> some, int set, int k) {
    var losses = new ArrayList<BigInteger>();
    for (int s = 0; s < model.scenarios(set); s++) {
      var loss = ZERO;
      for (var line : some) {
        var array = model.losses(line.contract, set);
        if (array != null) {
          loss = loss.add(loss(line, big(array[s])));
        }
      }
      losses.add(loss);
    }
    if (losses.isEmpty()) {
      return ZERO;
    }
    losses.sort(Comparator.reverseOrder());
    var sum = losses.subList(0, k).stream().reduce(ZERO, BigInteger::add);
    return up(sum, big(k)).max(ZERO);
  }

  private BigInteger loss(Line line, BigInteger ofLot) {
    var position = big(line.lots).multiply(ofLot);
    var buys = big(orders ? line.buys : 0).multiply(ofLot);
    var sells = big(orders ? -line.sells : 0).multiply(ofLot);
    return position.add(ZERO.max(buys).max(sells));
  }

  private BigInteger shortMinimum() {
    var sum = ZERO;
    for (var line : lines) {
      var shorts = big(orders ? line.sells : 0).subtract(big(line.lots)).max(ZERO);
      sum = sum.add(shorts.multiply(big(model.shortMinimum(line.contract))));
    }
    return sum;
  }

  private long size(Line line) {
    return orders
        ? Math.max(Math.abs(line.lots + line.buys), Math.abs(line.lots - line.sells))
        : Math.abs(line.lots);
  }

  /// Lot by lot: what the bracket it stands in says.
  private BigInteger addOns(Line line) {
    var sum = ZERO;
    for (var addOn : model.addOns(line.contract)) {
      for (long lot = 1; lot <= size(line); lot++) {
        for (int i = addOn.brackets() - 1; i >= 0; i--) {
          if (lot > addOn.above()[i]) {
            sum = sum.add(big(addOn.perLot()[i]));
            break;
          }
        }
      }
    }
    return sum;
  }

  private BigInteger flat(Line line) {
    if (model.hasArray(line.contract)) {
      return ZERO;
    }
    var margin = big(line.contract.margin);
    if (!line.contract.isUpfront()) {
      return margin.multiply(big(size(line)));
    }
    var longs = big(orders ? line.lots + line.buys : line.lots).max(ZERO);
    var shorts = big(orders ? line.sells - line.lots : -line.lots).max(ZERO);
    var ofLong = margin.min(big(line.contract.optionValue()));
    return longs.multiply(ofLong).max(shorts.multiply(margin));
  }

  /// A quotient rounded up; the divisor is positive.
  private static BigInteger up(BigInteger sum, BigInteger by) {
    var parts = sum.divideAndRemainder(by);
    return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
