// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;

/// Days of the Transacted family, told trade by trade (rules I-42 to I-46).
class TransactedTest {
  private static final Good.Gpu SXM = new Good.Gpu("H100", "SXM", 80, "");

  @Test
  void anOrdinaryDayIsTheMeanOfItsPartitionsMedians() {
    var fixing = Tradebook.ordinary().fix();
    assertEquals("", fixing.withheld());
    assertEquals("H100-T/1", fixing.name());
    assertEquals(3_200_000, fixing.value(), fixing::toString);
    assertEquals(Evidence.TRANSACTED, fixing.evidence());
    assertEquals(5, fixing.providers());
    assertEquals(5.0, fixing.effectiveN(), 1e-9);
    assertEquals(
        List.of("the trades are worth 5.0 equal sellers, fewer than 6 (rule I-46)"),
        fixing.downgrades());
    assertEquals(Optional.of(Grade.B), fixing.grade());
  }

  /// Rule I-45: the worked table of the rulebook, to the character.
  @Test
  void theWorkedTableOfTheRulebook() {
    var book = new Tradebook();
    for (int part = 0; part < 10; part++) {
      var time = LocalTime.of(2 * part, 30).toString() + ":00";
      var sellers = part % 2 == 0 ? List.of(0, 1, 2) : List.of(3, 4);
      for (int seller : sellers) {
        var price = String.format(Locale.ROOT, "%.2f", 3.00 + 0.10 * seller + 0.01 * part);
        book.trade(
            time, "desk-%d: seller-%d > buyer-%d".formatted(seller, seller, part), "64", price);
      }
    }
    assertEquals(
        """
        UTC    trades  contributors   GPU-hours  counted    median
        00-02       3             3     192.000   12.00%    3.1000
        02-04       2             2     128.000    8.00%    3.3600
        04-06       3             3     192.000   12.00%    3.1200
        06-08       2             2     128.000    8.00%    3.3800
        08-10       3             3     192.000   12.00%    3.1400
        10-12       2             2     128.000    8.00%    3.4000
        12-14       3             3     192.000   12.00%    3.1600
        14-16       2             2     128.000    8.00%    3.4200
        16-18       3             3     192.000   12.00%    3.1800
        18-20       2             2     128.000    8.00%    3.4400
        20-22       -
        22-24       -
        mean of the 10 partitions that traded                   3.2700
        """,
        book.worked().text());
    assertEquals(3_270_000, book.fix().value());
  }

  @Test
  void theOrderOfTheFilesDoesNotMatter() {
    assertEquals(Tradebook.ordinary().fix().value(), Tradebook.ordinary().reversed().fix().value());
    assertEquals(
        Tradebook.ordinary().worked().text(), Tradebook.ordinary().reversed().worked().text());
  }

  /// Rule I-46: every shortfall is named, none is made up for.
  @Test
  void aQuietDayIsWithheldAndSaysWhatIsMissing() {
    var book = new Tradebook();
    for (int part = 0; part < 7; part++) {
      book.trade("%02d:00:00".formatted(2 * part), "desk-1: seller-1 > buyer-1", "64", "3.10");
    }
    var fixing = book.fix();
    assertEquals(
        "7 of 12 partitions traded, 8 needed; 7 eligible trades, 20 needed; 1 contributor, 5 needed"
            + " (rule I-46)",
        fixing.withheld());
    assertEquals(Optional.empty(), fixing.grade());
    assertEquals(0, fixing.value());
    assertEquals(State.NONE, fixing.next(), "nothing to go on from");
  }

  @Test
  void aDayWithoutTradesIsWithheld() {
    var fixing = new Tradebook().fix();
    assertTrue(fixing.withheld().startsWith("0 of 12 partitions traded"), fixing::withheld);
    assertEquals(List.of(), fixing.panel());
  }

  /// Rule I-42: list prices, other terms and other goods are no evidence of what was paid.
  @Test
  void onlyOnDemandTradesOfTheGoodCount() {
    var book = Tradebook.ordinary();
    book.add("03:00:00", "pages: lister", "", "0.90", SXM, Kind.LIST)
        .add("03:00:00", "d: spotter > b", "64", "0.90", SXM, Kind.TRANSACTED, Terms.SPOT)
        .add(
            "03:00:00",
            "d: carder > b",
            "64",
            "0.90",
            new Good.Gpu("H100", "PCIe", 80, ""),
            Kind.TRANSACTED)
        .add(
            "03:00:00",
            "d: bigger > b",
            "64",
            "0.90",
            new Good.Gpu("H100", "", 94, ""),
            Kind.TRANSACTED);
    var fixing = book.fix();
    assertEquals(3_200_000, fixing.value());
    assertEquals(
        """
        bigger another-good H100 94 GB is not H100 SXM 79 to 81 GB (rule I-42)
        carder another-good H100 PCIe 80 GB is not H100 SXM 79 to 81 GB (rule I-42)
        lister another-good a list price is no trade (rule I-42)
        spotter another-good spot is not on-demand (rule I-42)
        """,
        dropped(fixing));
    assertEquals(9, fixing.panel().size(), "everybody who spoke has a row");
  }

  /// Rule I-43: jokes, dust, self-trades and trades inside a group.
  @Test
  void tradesThatProveNothingDoNotCount() {
    var book = Tradebook.ordinary();
    book.trade("03:00:00", "d: joker > b", "64", "40")
        .trade("03:00:00", "d: teaser > b", "64", "0.09")
        .trade("03:00:00", "d: dust > b", "7.999", "1.00")
        .trade("03:00:00", "d: silent > b", "", "1.00")
        .trade("03:00:00", "d: selfish > Selfish", "64", "1.00")
        .trade("03:00:00", "d: parent > child", "64", "1.00");
    var fixing = book.fix((name, _) -> name.equals("child") ? "parent" : name);
    assertEquals(3_200_000, fixing.value());
    assertEquals(
        """
        dust too-small 7.999 GPU-hours said, 8 is the smallest that counts (rule I-43)
        joker quarantined 40.00 lies outside 0.40 to 30.00 USD per GPU-hour (rule I-43)
        parent not-arms-length seller parent and buyer child are one (rule I-43)
        selfish not-arms-length seller selfish and buyer Selfish are one (rule I-43)
        silent too-small no quantity said, 8 is the smallest that counts (rule I-43)
        teaser quarantined 0.09 lies outside 0.40 to 30.00 USD per GPU-hour (rule I-43)
        """,
        dropped(fixing));
  }

  /// The house knows that Paperspace is DigitalOcean's.
  @Test
  void theIndexIsFoundByNameAndKnowsTheGroupsOfTheHouse() {
    var method = (TransactedMethod) Catalogue.find("h100-t");
    assertEquals("T/1", method.version());
    assertEquals(method, Catalogue.find("H100-T/1"));
    assertEquals("L/2", Catalogue.find("H100").version(), "contracts settle on the Listed family");
    var paperspace = method.groups().of("Paperspace", 1_790_000_000L);
    assertEquals(method.groups().of("digitalocean", 1_790_000_000L), paperspace);
  }

  @Test
  void eightGpuHoursAreEnough() {
    assertEquals(
        41, Tradebook.ordinary().trade("03:00:00", "d: s > b", "8", "3.20").worked().trades());
  }

  /// Rule I-43: both sides report the same trade; it happened once.
  @Test
  void aTradeReportedByBothSidesIsOne() {
    var book = Tradebook.ordinary();
    book.trade("02:00:00", "buyers-desk: seller-0 > buyer-1", "100", "3.10");
    var fixing = book.fix();
    assertEquals(40, book.worked().trades());
    assertEquals(
        "seller-0 duplicate the same trade as reported by buyers-desk (rule I-43)\n",
        dropped(fixing));
  }

  /// Rule I-44: two parties who trade a hundred times the market between them are a tenth of it.
  @Test
  void aPairThatTradesMoreThanEverybodyElseIsCapped() {
    var book = Tradebook.ordinary();
    for (int part = 1; part <= 8; part++) {
      book.trade("%02d:59:00".formatted(2 * part), "desk-9: whale > friend", "50000", "9.00");
    }
    var fixing = book.fix();
    var whale = row(fixing, "whale");
    assertEquals(Screen.CAPPED, whale.screen());
    assertEquals(0.10, whale.weight(), 1e-9);
    assertTrue(
        whale
            .reason()
            .startsWith(
                "8 trades in 8 partitions, 99.0 % of the volume reported, 10.0 % of the volume"
                    + " counted"),
        whale::reason);
    // 18 % each for five sellers, 10 % for the whale: the middle is in the third seller's trades.
    assertEquals(3_200_000, fixing.value());
  }

  /// Rule I-44: one desk reporting for many pairs is still one desk.
  @Test
  void aContributorIsCappedWhateverItsPairs() {
    var book = Tradebook.ordinary();
    for (int part = 1; part <= 8; part++) {
      for (int pair = 0; pair < 20; pair++) {
        book.trade(
            "%02d:%02d:30".formatted(2 * part, pair),
            "desk-9: s-%d > b-%d".formatted(pair, pair),
            "5000",
            "9.00");
      }
    }
    var fixing = book.fix();
    double share =
        fixing.panel().stream()
            .filter(row -> row.provider().startsWith("s-"))
            .mapToDouble(PanelRow::weight)
            .sum();
    assertEquals(0.25, share, 1e-6);
    assertTrue(fixing.value() <= 3_250_000, () -> "the desk moved the print: " + fixing);
  }

  /// Rule I-44: unnamed buyers are no way around the cap.
  @Test
  void unnamedBuyersOfASellerAreOneBuyer() {
    var book = Tradebook.ordinary();
    for (int minute = 0; minute < 50; minute++) {
      book.trade("02:%02d:01".formatted(minute), "desk-9: whale", "5000", "9.00");
    }
    double counted =
        book.worked().partitions().get(1).share()
            - 5 * book.worked().partitions().get(2).share() / 5;
    assertEquals(0.10, counted, 1e-6);
  }

  @Test
  void capsThatCannotBeMetLowerTheGrade() {
    var book = new Tradebook();
    for (int part = 0; part < 12; part++) {
      for (int seller = 0; seller < 5; seller++) {
        book.trade(
            "%02d:%02d:00".formatted(2 * part, seller),
            "desk-%d: seller-%d > buyer".formatted(seller, seller),
            seller == 0 ? "9000" : "10",
            "3.20");
      }
    }
    var fixing = book.fix();
    assertEquals(3_200_000, fixing.value());
    assertTrue(
        fixing
            .downgrades()
            .contains("too few counterparty pairs for a cap of 10 % each (rule I-46)"),
        () -> "" + fixing.downgrades());
    fixing.panel().forEach(row -> assertEquals(0.2, row.weight(), 1e-6, row::toString));
  }

  @Test
  void refusedObservationsLowerTheGrade() {
    var walk = Tradebook.ordinary().walk(LegalGroups.NONE);
    long noon = Tradebook.DAY.toEpochDay() * 86_400 + 43_200;
    for (int line = 0; line < 9; line++) {
      walk.refuse(
          new Refusal(noon, "desk-7", "half", "H100", "unknown-unit", "no such unit", 1, line));
    }
    var fixing = walk.close(Tradebook.DAY);
    assertTrue(
        fixing
            .downgrades()
            .contains("18 % of the day's observations were refused, more than 10 % (rule I-46)"),
        () -> "" + fixing.downgrades());
    assertEquals(Screen.REFUSED, row(fixing, "half").screen());
  }

  /// Rule I-46: who may not be used is no fault of the day; a payload cut off is.
  @Test
  void aCutPayloadLowersTheGradeAndAForbiddenSellerDoesNot() {
    var walk = Tradebook.ordinary().walk(LegalGroups.NONE);
    long noon = Tradebook.DAY.toEpochDay() * 86_400 + 43_200;
    for (int line = 0; line < 9; line++) {
      walk.refuse(new Refusal(noon, "desk-7", "half", "H100", "forbidden", "its terms", 1, line));
    }
    walk.refuse(new Refusal(noon, "desk-7", "", "", "truncated", "the file ends early", 1, 10));
    var fixing = walk.close(Tradebook.DAY);
    assertEquals(
        List.of(
            "the trades are worth 5.0 equal sellers, fewer than 6 (rule I-46)",
            "a payload of the day was cut off (rule I-46)"),
        fixing.downgrades());
  }

  @Test
  void whatComesAfterTheDayIsClosedIsOfNoDay() {
    var walk = Tradebook.ordinary().walk(LegalGroups.NONE);
    var first = walk.close(Tradebook.DAY);
    assertFalse(first.grade().isEmpty());
    var second = walk.close(Tradebook.DAY.plusDays(1));
    assertTrue(second.withheld().startsWith("0 of 12"), second::withheld);
    assertEquals(first.next(), second.next(), "the last value stays known");
  }

  private static PanelRow row(Determination fixing, String provider) {
    return fixing.panel().stream()
        .filter(row -> row.provider().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  private static String dropped(Determination fixing) {
    return fixing.dropped().stream()
        .map(one -> one.provider() + " " + one.screen().text() + " " + one.reason() + "\n")
        .collect(Collectors.joining());
  }
}
