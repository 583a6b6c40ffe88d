// SPDX-License-Identifier: Apache-2.0
package outcry.server.backtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFacts;
import outcry.pricing.backtest.HouseMargin;
import outcry.pricing.backtest.Portfolios;
import outcry.pricing.backtest.SyntheticMarket;
import outcry.pricing.backtest.VolatilityDoubling;
import outcry.pricing.backtest.WalkForward;
import outcry.pricing.backtest.facts.PriceSet;
import outcry.pricing.backtest.facts.PriceSets;
import outcry.server.backtest.BacktestResult.Doubling;
import outcry.server.backtest.BacktestResult.Judged;
import outcry.server.backtest.BacktestResult.Tested;

/// Runs all backtests.
public final class Backtests {
  private static final long SEED = 1;
  private static final double NANOS = 1e9;

  /// How much is run: a test needs less than a report.
  ///
  /// @param madeUpDays of the made-up market
  /// @param fixings whether the venue's own fixings are tested as well
  /// @param replays of a doubling, and from which volatilities
  public record Extent(int madeUpDays, boolean fixings, int replays, List<Double> volatilities) {
    public static final Extent REPORT = new Extent(1_002, true, 7, List.of(0.30, 0.60));

    public Extent {
      volatilities = List.copyOf(volatilities);
    }
  }

  private final Extent extent;
  private final Consumer<String> progress;

  public Backtests(Extent extent, Consumer<String> progress) {
    this.extent = extent;
    this.progress = progress;
  }

  /// @param data folder of price records, or null for none
  /// @throws IOException when a record is not there
  public BacktestResult run(Path data) throws IOException {
    long start = System.nanoTime();
    var sets = new ArrayList<PriceSet>();
    var records = records(data);
    sets.add(madeUp());
    if (extent.fixings()) {
      progress.accept("reading the fixings");
      sets.add(FixingHistory.of(new ArchiveHistory(PriceFacts.shipped())));
    }
    sets.addAll(records);
    var tested = new ArrayList<Tested>();
    for (var set : sets) {
      tested.add(test(set));
    }
    var doublings = extent.volatilities().stream().map(this::doubling).toList();
    return new BacktestResult(
        data == null
            ? "Made-up prices and the shipped fixings; no folder of price records was given"
                + " (--data)."
            : "Made-up prices, the shipped fixings, and the price records in " + data + ".",
        tested,
        doublings,
        (System.nanoTime() - start) / NANOS);
  }

  private List<PriceSet> records(Path data) throws IOException {
    if (data == null) {
      return List.of();
    }
    progress.accept("reading " + data);
    return PriceSets.read(data);
  }

  private PriceSet madeUp() {
    return new PriceSet(
        "made up",
        "Prices made by a seed, seen nowhere: GPU rents that move every day with fat tails and a"
            + " volatility that swings between 24 and 56 % a year, token tiers that stand still"
            + " and jump. Here a price moves every day, so the tests have something to count.",
        List.of("seed " + SEED),
        SyntheticMarket.of(SEED, extent.madeUpDays()));
  }

  private Tested test(PriceSet set) {
    var path = set.path();
    progress.accept(
        set.name() + ": " + path.factors() + ", " + path.date(0) + " to " + path.lastDate());
    var courses =
        new WalkForward(path, HouseMargin.house(), 1)
            .run(
                Portfolios.of(path.factors()), words -> progress.accept(set.name() + ": " + words));
    return new Tested(
        set,
        courses.stream().map(Judged::of).filter(judged -> judged.verdict().days() > 0).toList());
  }

  private Doubling doubling(double yearly) {
    var market = new VolatilityDoubling(yearly);
    return new Doubling(
        market,
        List.of(
            market.under("house model", HouseMargin::house, extent.replays(), progress),
            market.under("history with floor", HouseMargin::floored, extent.replays(), progress),
            market.under("bare history", HouseMargin::bare, extent.replays(), progress)));
  }
}
