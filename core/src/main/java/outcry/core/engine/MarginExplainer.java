// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.engine.MarginExplanation.AddOnCharge;
import outcry.core.engine.MarginExplanation.Bracket;
import outcry.core.engine.MarginExplanation.Family;
import outcry.core.engine.MarginExplanation.Need;
import outcry.core.engine.MarginExplanation.OneMoreLot;
import outcry.core.engine.MarginExplanation.PerLot;
import outcry.core.engine.MarginExplanation.Risk;
import outcry.core.risk.Margin;
import outcry.core.risk.RiskModel;

/// Works a margin out a second time, keeping every number on the way (rule M-12), and stops when it
/// comes to another sum than the check before an order does.
///
/// Throws [ArithmeticException] of a portfolio too large to count.
final class MarginExplainer {
  private final Margin margin;
  private final RiskModel model;
  private final Account account;
  private final Function<Contract, String> names;
  private final List<Line> lines = new ArrayList<>();

  /// `names` tells what a contract is called.
  MarginExplainer(Margin margin, Account account, Function<Contract, String> names) {
    this.names = names;
    this.margin = margin;
    this.model = margin.model();
    this.account = account;
    for (int place = 0; place < account.lineCount(); place++) {
      if (!account.lineAt(place).isIdle()) {
        lines.add(account.lineAt(place));
      }
    }
  }

  /// `also` are contracts of which one more lot is asked for.
  MarginExplanation explain(long collateral, List<Contract> also) {
    var positions = need(false);
    var withOrders = need(true);
    long premiums = 0;
    for (var line : lines) {
      premiums = Math.addExact(premiums, line.contract.isUpfront() ? line.premiums : 0);
    }
    same(positions.required(), margin.required(account));
    same(Math.addExact(withOrders.required(), premiums), margin.total(account));
    var more = also.stream().map(this::oneMore).toList();
    return new MarginExplanation(
        model.name, model.version, positions, withOrders, premiums, collateral, more);
  }

  private static void same(long explained, long checked) {
    if (checked == Margin.UNBOUNDED) {
      throw new ArithmeticException("the portfolio is too large to count");
    }
    if (explained != checked) {
      throw new IllegalStateException(
          "the margin explained is %d, the margin checked %d".formatted(explained, checked));
    }
  }

  private String name(Line line) {
    return names.apply(line.contract);
  }

  private Need need(boolean orders) {
    var risk = risk(orders);
    var shorts = perLot(line -> line.shorts(orders), line -> model.shortMinimum(line.contract));
    var addOns = addOns(orders);
    var flat = flat(orders);
    var options = options();
    long shortMinimum = sum(shorts, PerLot::amount);
    long addOn = sum(addOns, AddOnCharge::amount);
    long flatMargin = sum(flat, PerLot::amount);
    long value = sum(options, PerLot::amount);
    long beside = Math.addExact(addOn, flatMargin);
    long need = Math.addExact(Math.max(risk.risk(), shortMinimum), beside);
    long required = Math.max(0, Math.subtractExact(need, value));
    return new Need(
        risk,
        shorts,
        addOns,
        flat,
        options,
        shortMinimum,
        addOn,
        flatMargin,
        value,
        need,
        required);
  }

  private static <T> long sum(List<T> all, ToLongFunction<T> of) {
    long sum = 0;
    for (var each : all) {
      sum = Math.addExact(sum, of.applyAsLong(each));
    }
    return sum;
  }

  private Risk risk(boolean orders) {
    var held = lines.stream().filter(line -> model.hasArray(line.contract)).toList();
    var all = new ScenarioTails(model, held, orders, names);
    var families = new ArrayList<Family>();
    for (int number = 0; number < model.families.size(); number++) {
      int family = number;
      var own = held.stream().filter(line -> model.family(line.contract) == family).toList();
      if (!own.isEmpty()) {
        var members = own.stream().map(line -> name(line)).toList();
        long alone = new ScenarioTails(model, own, orders, names).margin();
        families.add(new Family(model.families.get(number), members, alone));
      }
    }
    long joint = all.margin();
    long sum = sum(families, Family::margin);
    long largest = families.stream().mapToLong(Family::margin).max().orElse(0);
    long cap = model.charges.offsetCap();
    long allowed = sum - Margin.capped(sum, largest, cap);
    long risk = Math.max(joint, sum - allowed);
    return new Risk(all.sets(), families, joint, sum, largest, cap, sum - joint, allowed, risk);
  }

  private List<PerLot> perLot(ToLongFunction<Line> lots, ToLongFunction<Line> perLot) {
    var all = new ArrayList<PerLot>();
    for (var line : lines) {
      long count = lots.applyAsLong(line);
      long each = perLot.applyAsLong(line);
      if (count != 0 && each != 0) {
        long amount = Math.multiplyExact(count, each);
        all.add(new PerLot(name(line), count, each, amount));
      }
    }
    return all;
  }

  private List<AddOnCharge> addOns(boolean orders) {
    var all = new ArrayList<AddOnCharge>();
    for (var line : lines) {
      long lots = Math.max(line.longs(orders), line.shorts(orders));
      for (var addOn : model.addOns(line.contract)) {
        var brackets = new ArrayList<Bracket>();
        for (int i = 0; i < addOn.brackets(); i++) {
          long within = addOn.within(i, lots);
          if (within > 0) {
            long perLot = addOn.perLot()[i];
            long amount = Math.multiplyExact(within, perLot);
            brackets.add(new Bracket(addOn.above()[i], within, perLot, amount));
          }
        }
        all.add(new AddOnCharge(name(line), addOn.name(), lots, brackets, addOn.amount(lots)));
      }
    }
    return all;
  }

  /// Rule M-1: the lots of the side that needs more.
  private List<PerLot> flat(boolean orders) {
    var all = new ArrayList<PerLot>();
    for (var line : lines) {
      if (!model.hasArray(line.contract)) {
        long amount = Margin.flat(line, orders);
        long shorts = line.shorts(orders);
        boolean isShort = shorts > 0 && line.contract.margin * shorts == amount;
        long lots = isShort ? shorts : line.longs(orders);
        if (lots != 0) {
          long perLot = amount / lots;
          all.add(new PerLot(name(line), lots, perLot, amount));
        }
      }
    }
    return all;
  }

  private List<PerLot> options() {
    var all = new ArrayList<PerLot>();
    for (var line : lines) {
      if (line.contract.isUpfront() && line.lots != 0) {
        long value = line.netOptionValue();
        all.add(new PerLot(name(line), line.lots, value / line.lots, value));
      }
    }
    return all;
  }

  private OneMoreLot oneMore(Contract contract) {
    var own = account.lineOrNull(contract);
    var line = account.line(contract);
    long required = margin.required(account);
    line.lots++;
    long bought = margin.required(account) - required;
    line.lots -= 2;
    long sold = margin.required(account) - required;
    line.lots++;
    long total = margin.total(account);
    line.buys++;
    long buyOrder = margin.total(account) - total;
    line.buys--;
    line.sells++;
    long sellOrder = margin.total(account) - total;
    line.sells--;
    if (own == null) {
      account.drop(contract);
    }
    return new OneMoreLot(names.apply(contract), bought, sold, buyOrder, sellOrder);
  }

  /// Largest loss first; of equal ones the scenario that comes first.
  static final Comparator<MarginExplanation.Loss> WORST_FIRST =
      Comparator.comparingLong(MarginExplanation.Loss::loss)
          .reversed()
          .thenComparingInt(MarginExplanation.Loss::scenario);
}
