// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.core.contract.MarketRules;
import outcry.core.contract.Product;
import outcry.core.risk.Charges;
import outcry.core.risk.Margin;
import outcry.core.risk.RiskModel;
import outcry.core.risk.RiskModel.LossArray;
import outcry.core.risk.RiskModel.ScenarioSet;
import outcry.wire.AccountKind;
import outcry.wire.ProductKind;

/// The margin check before an order, on accounts with ten positions among 200 contracts, some with
/// working orders, under a model of 1,000 scenarios: the two-number test, and the whole sum.
final class PreTradeTask {
  private static final int ACCOUNTS = 1_000;
  private static final int ROUNDS = 200;
  private static final int EXACT_ROUNDS = 20;
  private static final long SEED = 20_260_702;
  private static final long USD = 1_000_000;
  private static final long PLENTY = 1_000_000_000_000L * USD;

  private final Margin margin = new Margin();
  private final List<Account> accounts = new ArrayList<>();
  private final Line[] lines = new Line[ACCOUNTS];

  /// `families`: into how many the contracts are divided, offset between them capped at 80 %.
  PreTradeTask(int families) {
    var random = new SplittableRandom(SEED);
    var product = new Product(1, "H100", ProductKind.GPU_HOUR, 730, 5_000, 0, 0, MarketRules.PLAIN);
    var contracts = new ArrayList<Contract>();
    var arrays = new ArrayList<LossArray>();
    var members = new ArrayList<Charges.Family>();
    for (int c = 1; c <= Portfolios.CONTRACTS; c++) {
      contracts.add(
          new Contract(c, "C" + c, product, Contract.NONE, Contract.NO_DATE, null, null, null));
      var losses = new long[Portfolios.SCENARIOS];
      for (int s = 0; s < losses.length; s++) {
        losses[s] = Math.round(random.nextGaussian() * 120 * USD);
      }
      arrays.add(new LossArray(c, 0, losses));
      if (families > 1) {
        members.add(new Charges.Family(c, "family " + c % families));
      }
    }
    var set = new ScenarioSet("fhs", "", 0, USD, Portfolios.TAIL, Portfolios.TAIL);
    var charges = new Charges(800_000, members, List.of(), List.of());
    margin.use(new RiskModel("bench", 1, List.of(set), arrays, charges));
    for (int a = 0; a < ACCOUNTS; a++) {
      accounts.add(account(a, contracts, random));
    }
  }

  private Account account(int number, List<Contract> contracts, SplittableRandom random) {
    var account = new Account(number + 1, "a" + number, "a" + number, AccountKind.HOUSE);
    int first = random.nextInt(Portfolios.CONTRACTS);
    for (int p = 0; p < Portfolios.POSITIONS; p++) {
      var line = account.line(contracts.get((first + 19 * p) % Portfolios.CONTRACTS));
      line.lots = random.nextInt(1, 21) * (random.nextBoolean() ? 1 : -1);
      line.buys = p % 5 == 0 ? random.nextInt(5) : 0;
      line.sells = p % 5 == 1 ? random.nextInt(5) : 0;
      lines[number] = line;
    }
    return account;
  }

  static long checks() {
    return (long) ACCOUNTS * ROUNDS;
  }

  /// Every account is asked whether a lot more is surely covered.
  int cheap() {
    for (var account : accounts) {
      account.marginBound(0, 0);
    }
    int covered = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int a = 0; a < ACCOUNTS; a++) {
        boolean buy = (a + round & 1) == 0;
        covered += margin.surelyCovered(accounts.get(a), lines[a], buy, 1, 0, PLENTY) ? 1 : 0;
      }
    }
    if (covered != checks()) {
      throw new IllegalStateException(covered + " of " + checks() + " orders were covered");
    }
    return covered;
  }

  static long exactChecks() {
    return (long) ACCOUNTS * EXACT_ROUNDS;
  }

  /// The whole sum with working orders.
  int exact() {
    long sum = 0;
    for (int round = 0; round < EXACT_ROUNDS; round++) {
      for (var account : accounts) {
        sum += margin.total(account);
      }
    }
    return Long.hashCode(sum);
  }
}
