// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.clearing.Collateral;
import outcry.core.contract.Contract;
import outcry.core.contract.MarketRules;
import outcry.core.contract.Option;
import outcry.core.contract.Product;
import outcry.core.risk.Margin;
import outcry.core.risk.RiskModel;
import outcry.wire.AccountKind;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;
import outcry.wire.ProductKind;

/// The margin of a portfolio that is kept elsewhere, by the exchange's own integer code (rules M-1,
/// M-2): what a reader of the events works out is what the exchange would say. Micro-dollars. Not
/// thread-safe.
public final class PortfolioMargin {
  /// A margin model as the exchange announced it.
  public static final class Model {
    /// Before any model is published: every contract is margined flat.
    public static final Model NONE = new Model(RiskModel.NONE);

    private final RiskModel model;

    private Model(RiskModel model) {
      this.model = model;
    }

    /// Of a RiskModelActivated event or record; `offset` is where its message header begins.
    public static Model of(DirectBuffer buffer, int offset) {
      return new Model(RiskModelCodec.decode(buffer, offset));
    }

    public String name() {
      return model.name;
    }
  }

  private final Margin margin = new Margin();
  private Account portfolio;

  public PortfolioMargin(Model model) {
    margin.use(model.model);
    clear();
  }

  /// Begins another portfolio.
  public void clear() {
    portfolio = new Account(0, "", "", AccountKind.HOUSE);
  }

  /// Adds a contract: its number, the flat margin of a lot where the model has no array for it, the
  /// position (negative: short) and the open buys and sells, in lots.
  public void hold(int contract, long flatMargin, long lots, long buys, long sells) {
    put(outright(contract, 1, flatMargin), lots, buys, sells);
  }

  /// Adds an option that is paid upfront: of `multiplier` units, marked at a price ([Contract#NONE]
  /// where there is none), `premiums` being what its working orders would cost.
  public void holdOption(
      int contract,
      long flatMargin,
      long multiplier,
      long mark,
      long lots,
      long buys,
      long sells,
      long premiums) {
    var option =
        new Contract(
            contract,
            "",
            new Option(
                outright(0, multiplier, flatMargin),
                OptionRight.CALL,
                1,
                OptionStyle.EUROPEAN_FUTURE,
                0,
                PremiumStyle.UPFRONT));
    option.settlement = mark == Contract.NONE ? 0 : mark;
    put(option, lots, buys, sells).premiums = premiums;
  }

  private static Contract outright(int number, long multiplier, long flatMargin) {
    var product =
        new Product(0, "", ProductKind.GPU_HOUR, multiplier, 1, flatMargin, 0, MarketRules.PLAIN);
    return new Contract(number, "", product, Contract.NONE, Contract.NO_DATE, null, null, null);
  }

  private Line put(Contract contract, long lots, long buys, long sells) {
    var line = portfolio.line(contract);
    line.lots = lots;
    line.buys = buys;
    line.sells = sells;
    return line;
  }

  /// What stands behind a portfolio: cash less what is `reserved` for withdrawals, and what its
  /// `securities` count beside it when they may cover the fraction `nonCash` (millionths) of a
  /// need.
  public static long collateral(long cash, long reserved, long securities, long nonCash) {
    return cash - reserved + Collateral.counted(securities, cash - reserved, nonCash);
  }

  /// The margin with every number that goes into it (rule M-12), and what one more lot of each
  /// contract that was added would need. Throws [ArithmeticException] when it is too large to
  /// count. `names` tells what a contract of a number is called.
  public MarginExplanation explain(long collateral, IntFunction<String> names) {
    var contracts = new ArrayList<Contract>();
    for (int place = 0; place < portfolio.lineCount(); place++) {
      contracts.add(portfolio.lineAt(place).contract);
    }
    return new MarginExplainer(margin, portfolio, contract -> names.apply(contract.number))
        .explain(collateral, contracts);
  }

  /// What the positions need.
  public long required() {
    return margin.required(portfolio);
  }

  /// Positions and open orders together.
  public long total() {
    return margin.total(portfolio);
  }
}
