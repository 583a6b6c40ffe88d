// SPDX-License-Identifier: Apache-2.0
package outcry.server.casestudy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import outcry.desk.exposure.ExposureFile;
import outcry.desk.plan.Product;
import outcry.desk.report.CaseFigures;
import outcry.desk.report.HtmlReport;
import outcry.index.fact.PriceFacts;
import outcry.pricing.margin.Requirement;
import outcry.wire.AccountKind;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// The case as shipped, on the shipped facts.
class DefaultCaseTest {
  private static CaseStudy study;
  private static Replay replay;
  private static CaseFigures figures;

  @BeforeAll
  static void run() {
    study = new CaseStudy(PriceFacts.shipped(), "shipped", "shipped");
    var rows = ExposureFile.parse("exposure.csv", CaseStudy.shippedExposure(), study.market());
    replay = new Replay(study.market(), _ -> {});
    replay.run(rows);
    figures = study.figures(replay);
  }

  @Test
  void everyMonthOfTheExposureIsMeasuredAndEveryContractExpires() {
    assertEquals(YearMonth.of(2024, 1), figures.months().getFirst().month());
    assertTrue(figures.months().size() >= 33, figures.months().size() + " months");
    assertTrue(figures.trades() > 100, figures.trades() + " trades");
    assertEquals(figures.fills().size(), figures.settlements().size());
    assertTrue(figures.fills().stream().allMatch(fill -> fill.filled() == fill.lots()));
  }

  @Test
  void moneyIsConservedAndLongsEqualShorts() {
    var view = replay.venue().view();
    var ledger = view.ledger();

    assertEquals(
        0, ledger.values().stream().mapToLong(Long::longValue).sum(), "the ledger: " + ledger);
    assertEquals(0, ledger.get("variation"), "variation not passed on");
    assertEquals(2 * 100_000_000_000_000_000L + replay.treasury().paidIn(), view.ledgerTotal());
    for (var contract : view.contracts()) {
      assertEquals(0, view.netLots(view.contract(contract)), contract);
      assertEquals(0, view.market(view.contract(contract)).openInterest(), contract);
    }
  }

  @Test
  void everyCallIsAnsweredTheSameEvening() {
    for (var day : figures.margin()) {
      assertTrue(day.cash() >= day.required(), "short of margin: " + day);
    }
    assertTrue(figures.maxPaidIn() >= figures.maxMargin());
  }

  @Test
  void theLegsAddUpToTheWhole() {
    for (var m : figures.months()) {
      assertEquals(m.unhedged() - m.gpu() - m.token(), m.hedged(), "month " + m.month());
      assertEquals(
          m.withGpuLeg() + m.withTokenLeg() - m.unhedged(), m.hedged(), "month " + m.month());
    }
    var left = figures.effect().left();
    assertEquals(1, left.basis() + left.sizing() + left.uncovered() + left.fees(), 1e-9);
  }

  @Test
  void sharesLieBetweenNoneAndAll() {
    var removed = figures.effect().removed();
    for (double share : List.of(removed.gpu(), removed.token(), removed.both())) {
      assertTrue(share >= 0 && share <= 1, "a share of " + share);
    }
  }

  @Test
  void theSameInputsGiveTheSameFiguresToTheByte() {
    var again =
        new CaseStudy(PriceFacts.shipped(), "shipped", "shipped")
            .run(
                ExposureFile.parse("exposure.csv", CaseStudy.shippedExposure(), study.market()),
                _ -> {});

    assertEquals(CaseJson.of(figures), CaseJson.of(again));
    assertEquals(figures.stateHash(), again.stateHash());
    assertEquals(HtmlReport.of(figures), HtmlReport.of(again));
  }

  @Test
  void theJsonSpeaksThePublicContract() {
    var json = CaseJson.of(figures);

    assertTrue(
        json.matches(
            "\\{\"months\":\\d+,\"trades\":\\d+,\"unhedgedStdDev\":\"\\d+\\.\\d{6}\",\"hedgedStdDev\":\"\\d+\\.\\d{6}\","
                + "\"varianceRemoved\":\\{\"gpu\":[01]\\.\\d+,\"token\":[01]\\.\\d+,\"both\":[01]\\.\\d+},.*"
                + "\"maxMargin\":\"\\d+\\.\\d{6}\".*}"),
        json);
  }

  /// What the desk reckons before it trades is what the clearing house asks afterwards, to the
  /// micro-dollar.
  @Test
  void theDesksMarginIsTheClearingHouses() {
    var day = LocalDate.of(2026, 1, 2);
    var curves = new Curves(study.market());
    Map<Product, List<YearMonth>> open = new LinkedHashMap<>();
    Listings.ALL.forEach(
        product -> open.put(product, List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 7))));
    var venue = new CaseExchange();
    venue.day(day);
    for (var name : List.of("long", "short")) {
      venue.open(name, AccountKind.HOUSE);
      venue.deposit(name, 1_000_000_000_000L);
    }
    var lots = new LinkedHashMap<String, Long>();
    open.forEach(
        (product, months) -> {
          venue.list(product);
          months.forEach(month -> venue.list(product, month, curves.price(product, month, day)));
        });
    var model = new HouseModel(study.market(), curves).model(day, open);
    venue.publish(model);
    open.forEach(
        (product, months) -> {
          for (var month : months) {
            long price = curves.price(product, month, day);
            long quantity = 3 + lots.size() * 7L;
            boolean buys = lots.size() % 3 != 1;
            var contract = product.contract(month);
            venue.quote("short", contract, buys ? Side.SELL : Side.BUY, quantity, price);
            venue.place(
                "long", contract, buys ? Side.BUY : Side.SELL, quantity, price, TimeInForce.IOC);
            lots.put(contract, buys ? quantity : -quantity);
          }
        });

    var view = venue.view();
    assertEquals(lots, view.positions(view.account("long")));
    assertEquals(Requirement.of(model, lots), view.money(view.account("long")).required());
    assertFalse(view.money(view.account("long")).required() == 0);
  }
}
