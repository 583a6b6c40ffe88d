// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import outcry.core.account.Account;
import outcry.core.contract.Contract;
import outcry.core.contract.MarketRules;
import outcry.core.contract.Option;
import outcry.core.contract.Product;
import outcry.core.risk.Charges.Family;
import outcry.core.risk.Charges.ShortMinimum;
import outcry.core.risk.RiskModel.LossArray;
import outcry.core.risk.RiskModel.ScenarioSet;
import outcry.wire.AccountKind;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;
import outcry.wire.ProductKind;

/// Invents contracts, models and portfolios of every kind margin knows, from a seed.
final class Portfolios {
  static final long USD = 1_000_000;
  private static final int MOST_CONTRACTS = 6;

  final Random random;
  final List<Contract> contracts = new ArrayList<>();
  RiskModel model;

  Portfolios(long seed) {
    random = new Random(seed);
    int count = 1 + random.nextInt(MOST_CONTRACTS);
    for (int number = 1; number <= count; number++) {
      long margin = random.nextInt(500) * USD + random.nextInt(3);
      contracts.add(random.nextInt(4) == 0 ? option(number, margin) : contract(number, margin));
    }
    model = model();
  }

  static Contract contract(int number, long margin) {
    var product = new Product(1, "P", ProductKind.GPU_HOUR, 1, 1, margin, 0, MarketRules.PLAIN);
    return new Contract(
        number, "C" + number, product, Contract.NONE, Contract.NO_DATE, null, null, null);
  }

  /// A call paid upfront; settled, or marked by its underlying, or not even that.
  private Contract option(int number, long margin) {
    var option = upfront(number, margin);
    option.settlement = random.nextInt(3) == 0 ? Contract.NONE : random.nextInt(200) * USD;
    option.option.underlying().settlement =
        random.nextInt(3) == 0 ? Contract.NONE : random.nextInt(200) * USD;
    return option;
  }

  static Contract upfront(int number, long margin) {
    return new Contract(
        number,
        "C" + number,
        new Option(
            contract(99, margin),
            OptionRight.CALL,
            3 * USD,
            OptionStyle.EUROPEAN_FUTURE,
            20_000,
            PremiumStyle.UPFRONT));
  }

  private RiskModel model() {
    var groups = random.nextInt(4);
    var sets = new ArrayList<ScenarioSet>();
    var arrays = new ArrayList<LossArray>();
    long[] weights = {random.nextInt(1_000_001), random.nextInt(1_000_001), USD};
    for (int set = 0; set < groups; set++) {
      int scenarios = 1 + random.nextInt(12);
      int tail = 1 + random.nextInt(scenarios);
      int group = Math.min(set, random.nextInt(3));
      group = Math.min(group, sets.stream().mapToInt(ScenarioSet::group).max().orElse(-1) + 1);
      sets.add(new ScenarioSet("s" + set, "g" + group, group, weights[group], tail, tail));
      for (var contract : contracts) {
        if (random.nextInt(4) != 0) {
          arrays.add(new LossArray(contract.number, set, losses(scenarios)));
        }
      }
    }
    return new RiskModel("m", 1, sets, arrays, charges());
  }

  private long[] losses(int scenarios) {
    long spread = random.nextBoolean() ? 7 : 400 * USD;
    return random.longs(scenarios, -spread, spread + 1).toArray();
  }

  private Charges charges() {
    if (random.nextInt(4) == 0) {
      return Charges.NONE;
    }
    var families = new ArrayList<Family>();
    var minimums = new ArrayList<ShortMinimum>();
    var addOns = new ArrayList<AddOn>();
    for (var contract : contracts) {
      if (random.nextInt(4) != 0) {
        families.add(new Family(contract.number, "f" + random.nextInt(3)));
      }
      if (random.nextInt(3) == 0) {
        minimums.add(new ShortMinimum(contract.number, random.nextInt(300) * USD + 1));
      }
      for (int i = random.nextInt(3); i > 0; i--) {
        addOns.add(addOn(contract.number, "a" + i));
      }
    }
    long[] caps = {0, 400_000, 800_001, USD};
    return new Charges(caps[random.nextInt(caps.length)], families, minimums, addOns);
  }

  private AddOn addOn(int contract, String name) {
    var above = new long[1 + random.nextInt(3)];
    var perLot = new long[above.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = (i == 0 ? 0 : above[i - 1] + 1) + random.nextInt(4);
      perLot[i] = random.nextInt(90) * USD / 7;
    }
    return new AddOn(contract, name, above, perLot);
  }

  Contract anyContract() {
    return contracts.get(random.nextInt(contracts.size()));
  }

  static Account empty() {
    return new Account(1, "labs", "labs", AccountKind.HOUSE);
  }

  /// Long, short and flat lines with and without orders.
  Account account() {
    var account = empty();
    for (var contract : contracts) {
      if (random.nextInt(5) != 0) {
        var line = account.line(contract);
        line.lots = random.nextInt(21) - 10L;
        line.buys = Math.max(0, random.nextInt(16) - 8L);
        line.sells = Math.max(0, random.nextInt(16) - 8L);
        line.premiums = contract.isUpfront() ? line.buys * random.nextInt(50) * USD : 0;
      }
    }
    return account;
  }

  Margin margin() {
    var margin = new Margin();
    margin.use(model);
    return margin;
  }

  /// Each line of `account` times `factor`, in a model of the same numbers.
  static Account times(Account account, long factor) {
    var other = empty();
    add(other, account, factor);
    return other;
  }

  /// Adds `factor` times what one account has to another; a negative one swaps buys and sells.
  static void add(Account to, Account from, long factor) {
    for (int place = 0; place < from.lineCount(); place++) {
      var line = from.lineAt(place);
      var other = to.line(line.contract);
      other.lots += factor * line.lots;
      other.buys += Math.abs(factor) * (factor < 0 ? line.sells : line.buys);
      other.sells += Math.abs(factor) * (factor < 0 ? line.buys : line.sells);
      other.premiums += factor < 0 ? 0 : factor * line.premiums;
    }
  }

  String story(Account account) {
    var story = new StringBuilder(model.sets + " " + model.charges.offsetCap() + "\n");
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      story.append(
          "%s: %d +%d -%d, premiums %d, margin %d, family %d, minimum %d, upfront %s%n"
              .formatted(
                  line.contract.name,
                  line.lots,
                  line.buys,
                  line.sells,
                  line.premiums,
                  line.contract.margin,
                  model.family(line.contract),
                  model.shortMinimum(line.contract),
                  line.contract.isUpfront()));
    }
    return story.toString();
  }
}
