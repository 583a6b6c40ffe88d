// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules I-17 to I-21: one unit, one rounding, one name; or a reason.
class NormaliserTest {

  @ParameterizedTest(name = "{0} {1} per {2} of {3} is {4}")
  @CsvSource({
    "3.99,       USD, gpu-hour,      8, 3.990000",
    "3192,       USc, instance-hour, 8, 3.990000",
    "3192,     cents, instance,      8, 3.990000",
    "3192, USD-cents, per-instance,  8, 3.990000",
    "10,         USD, instance-hour, 3, 3.333333",
    "20,         USD, OFFER_HOUR,    3, 6.666667",
    "0.0200005,  USD, gpu,           1, 0.020001",
    "0.02000049, USD, gpu,           1, 0.020000",
    "31.92e0,    USD, offer,         8, 3.990000",
    "8000,       USD, instance-hour, 8, 1000.000000"
  })
  void aMachineIsDividedByItsCardsAndRoundedOnce(
      String price, String currency, String unit, String count, String standard) {
    assertEquals(standard, Told.rows(Told.gpu(price, currency, unit, count)).outcome()); // I-17
  }

  @ParameterizedTest(name = "{0} {1} per {2} is {3}")
  @CsvSource({
    "0.0000012,        USD, token,     1.200000",
    "1.2e-06,          USD, Token,     1.200000",
    "0.000000000001,   USD, token,     0.000001",
    "0.00012,          USc, token,     1.200000",
    "0.0012,           USD, 1k-tokens, 1.200000",
    "0.0012,           USD, ktok,      1.200000",
    "1.2,              USD, mtok,      1.200000",
    "1.2,              USD, per-1M,    1.200000",
    "1.2,              USD, 1m-tokens, 1.200000",
    "10000,            USD, mtok,      10000.000000"
  })
  void aTokenTimesAMillionLosesNothing(
      String price, String currency, String unit, String standard) {
    assertEquals(standard, Told.rows(Told.tokens(price, currency, unit)).outcome()); // I-17
  }

  @Test
  void whatIsNoPriceIsRefused() { // I-18
    assertEquals(
        "zero: price '0.00' says unknown or free, and is no price (rule I-18)",
        Told.rows(Told.gpu("0.00", "USD", "gpu-hour", "1")).outcome());
    assertEquals(
        "not-positive: price '-3.1' is below 0 (rule I-18)",
        Told.rows(Told.gpu("-3.1", "USD", "gpu-hour", "1")).outcome());
    assertEquals(
        "absurd: price 0.0099 USD per gpu-hour is 0.0099 a GPU-hour, not at least 0.01 (rule I-18)",
        Told.rows(Told.gpu("0.0099", "USD", "gpu-hour", "1")).outcome());
    assertEquals(
        "absurd: price 800800 USc per instance-hour of 8 is 1001.00 a GPU-hour, not at most 1000.00"
            + " (rule I-18)",
        Told.rows(Told.gpu("800800", "USc", "instance-hour", "8")).outcome());
    assertEquals(
        "absurd: price 99999 USD per mtok is 99999.00 a million tokens, not at most 10000.00"
            + " (rule I-18)",
        Told.rows(Told.tokens("99999", "USD", "mtok")).outcome());
    assertEquals(
        "absurd: price '10000000' is over 9,000,000 (rule I-18)",
        Told.rows(Told.tokens("10000000", "USD", "mtok")).outcome());
  }

  @Test
  void foreignMoneyNeedsARateOfTheDayOrTheFiveBefore() { // I-19
    var rates =
        Rates.parse(
            "rates.csv",
            """
            date,currency,usd,source
            2026-07-24,EUR,1.17,ECB
            2026-07-26,EUR,1.18,ECB
            2026-08-01,EUR,1.19,ECB
            """);
    var normaliser = new Normaliser(rates, Groups.shipped());
    var euros = Told.HEADER + Told.gpu("2.73", "EUR", "gpu-hour", "1");
    assertEquals("3.221400", Told.file(euros, normaliser).outcome());
    assertEquals(
        "3.221400", Told.file(euros.replace("2.73,EUR", "273,EUR-cents"), normaliser).outcome());
    assertEquals(
        "no-rate: no rate of EUR on 2026-07-23 or the 5 days before (rule I-19)",
        Told.file(euros.replace("2026-07-31", "2026-07-23"), normaliser).outcome());
    assertEquals(
        "no-rate: no rate of EUR on 2026-08-07 or the 5 days before (rule I-19)",
        Told.file(euros.replace("2026-07-31", "2026-08-07"), normaliser).outcome());
    assertEquals(
        "no-rate: no rate of GBP on 2026-07-31 or the 5 days before (rule I-19)",
        Told.file(euros.replace("EUR", "GBP"), normaliser).outcome());
  }

  @Test
  void aGroupHasOneNameWhateverItIsCalled() { // I-20
    var normaliser = Normaliser.shipped();
    assertEquals("aws", normaliser.group("Amazon Web Services", 0));
    assertEquals("gcp", normaliser.group("google-cloud", 0));
    assertEquals("datacrunch", normaliser.group("Verda", 0));
    assertEquals("Acme", normaliser.group("Acme", 0));
    assertEquals("Acme", normaliser.group("ACME", 0));
    long june2023 = 19_510L * Times.DAY;
    assertEquals("paperspace", normaliser.group("paperspace", june2023));
    assertEquals("digitalocean", normaliser.group("paperspace", june2023 + 40L * Times.DAY));
  }

  @Test
  void groupsOfOnesOwnComeFirst() { // I-20
    var groups =
        Groups.shipped()
            .with(
                "groups.csv", "provider,group,since\nverda,nebius,2026-01-01\nhut,lambda labs,\n");
    var normaliser = new Normaliser(Rates.NONE, groups);
    assertEquals("datacrunch", normaliser.group("verda", 0));
    assertEquals("nebius", normaliser.group("verda", 20_700L * Times.DAY));
    assertEquals("lambda", normaliser.group("Hut", 0));
    var ring =
        assertThrows(
            BadTable.class,
            () -> Groups.shipped().with("groups.csv", "provider,group,since\na,b,\nb,a,\n"));
    assertEquals("groups.csv:2: group: 'b' leads back to 'a' (rule I-20)", ring.getMessage());
  }

  @Test
  void whoseTermsForbidAnIndexIsRefusedByName() { // I-21
    var row = Told.gpu("2.69", "USD", "gpu-hour", "1");
    assertEquals(
        "forbidden: the terms of the provider 'RunPod Secure' forbid an index (rule I-21)",
        Told.rows(row.replace("acme", "RunPod Secure")).outcome());
    assertEquals(
        "forbidden: the terms of the source 'vast-ai' forbid an index (rule I-21)",
        Told.rows(row.replace(",s,", ",vast-ai,")).outcome());
    assertEquals("2.690000", Told.rows(row.replace("acme", "Bornnet")).outcome());
  }

  @Test
  void whatIsWrongWithAForbiddenPriceIsNoFaultOfTheDay() { // I-21
    for (var whose : List.of("acme", "RunPod Secure")) {
      var zero = new Refusal(0, "s", whose, "H100", "zero", "price 0 (rule I-18)", 0, 7);
      var told = Normaliser.shipped().grouped(zero);
      assertEquals(
          whose.equals("acme")
              ? "zero: price 0 (rule I-18)"
              : "forbidden: zero: price 0 (rule I-18); its terms forbid an index (rule I-21)",
          told.code() + ": " + told.reason());
    }
    var cut = new Refusal(0, "vastai", "", "H100", "truncated", "64 offers", 0, 64);
    assertEquals("forbidden", Normaliser.shipped().grouped(cut).code());
  }

  /// The group of a cloud votes for its GPUs; a model's price is named by whoever lists it.
  @Test
  void aRefusedModelKeepsTheNameOfItsSeller() { // I-50
    var refused =
        Told.rows(Told.tokens("0", "USD", "mtok").replace("hostess", "Google")).refused.getFirst();
    var normaliser = Normaliser.shipped();
    assertEquals("Google", normaliser.grouped(named(refused, "Google", "gemini-3-pro")).provider());
    assertEquals("gcp", normaliser.grouped(named(refused, "Google", "H100")).provider());
  }

  private static Refusal named(Refusal refusal, String provider, String good) {
    return new Refusal(
        refusal.observed(),
        refusal.source(),
        provider,
        good,
        refusal.code(),
        refusal.reason(),
        refusal.input(),
        refusal.line());
  }
}
