// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import outcry.desk.exposure.Exposure;
import outcry.desk.report.CaseFigures;
import outcry.desk.report.Effectiveness;
import outcry.desk.report.Purchases;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFacts;

/// The case from facts and exposure to figures. Nothing is stored: the same inputs give the same
/// figures, others give others.
public final class CaseStudy {
  private final FactMarket market;
  private final String pricesFrom;
  private final String exposureFrom;

  /// The two texts name the inputs in the report.
  public CaseStudy(PriceFacts facts, String pricesFrom, String exposureFrom) {
    this(facts, new ArchiveHistory(facts)::level, pricesFrom, exposureFrom);
  }

  /// The same with other fixings than those of the Archive family.
  CaseStudy(PriceFacts facts, IndexLevels levels, String pricesFrom, String exposureFrom) {
    this.market = new FactMarket(facts, levels);
    this.pricesFrom = pricesFrom;
    this.exposureFrom = exposureFrom;
  }

  public FactMarket market() {
    return market;
  }

  public CaseFigures run(List<Exposure> rows, Consumer<String> progress) {
    var replay = new Replay(market, progress);
    replay.run(rows);
    return figures(replay);
  }

  CaseFigures figures(Replay replay) {
    var accounts = replay.accounts();
    var months = accounts.months();
    var sources = market.attribution();
    return new CaseFigures(
        sources.isEmpty() ? pricesFrom : pricesFrom + ", among others from " + sources,
        exposureFrom,
        market.lastDay(),
        months,
        Purchases.of(accounts.lines()),
        replay.fills(),
        replay.venue().expired(),
        replay.treasury().days(),
        Effectiveness.of(months),
        replay.venue().trades(),
        replay.venue().commands(),
        String.format("%016x", replay.venue().hash()));
  }

  /// The exposure shipped with the case: text of a file as `--exposure` takes it.
  public static String shippedExposure() {
    try (var in = CaseStudy.class.getResourceAsStream("exposure.csv")) {
      if (in == null) {
        throw new IllegalStateException("exposure.csv is not beside the case study");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
