// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Refusal;
import outcry.index.observation.Tier;

/// Of a broken answer nothing counts (rule I-61).
class GatheredTest {
  private final CornerPrices corner = new CornerPrices("http://127.0.0.1");

  @Test
  void aWholeAnswerGivesWhatIsInItAndSaysWhatIsNot() {
    var gathered = gathered("{\"h100\": [2.5, 0, -1, \"soon\", 9e9, 1e-13]}", true);
    assertEquals(1, gathered.observations().size());
    assertEquals(
        """
        zero: corner page1:2: price 0 says unknown or free, and is no price (rule I-61)
        not-positive: corner page1:3: price -1 is below 0 (rule I-61)
        malformed: corner page1:4: price 'soon' is not a number (rule I-61)
        absurd: corner page1:5: price 9E+9 is over 9000000 (rule I-61)
        absurd: corner page1:6: price 1E-13 is below 0.000000000001 (rule I-61)\
        """,
        reasons(gathered));
  }

  @Test
  void anAnswerThatBrokeOffGivesNothingThoughItReadsWell() {
    assertEquals(
        "truncated: corner page1: it broke off after 15 bytes; the capture is kept, nothing in it"
            + " counts (rule I-61)",
        reasons(gathered("{\"h100\": [2.5]}", false)));
  }

  @Test
  void anAnswerThatEndsInTheMiddleGivesNothingThoughItsBeginningReadsWell() {
    var half = gathered("{\"h100\": [2.5, 2.6", true);
    assertEquals(0, half.observations().size());
    assertEquals("truncated", half.refusals().getFirst().code());
    var other = gathered("<html>moved</html>", true);
    assertEquals(0, other.observations().size());
    assertEquals("malformed", other.refusals().getFirst().code());
    assertEquals("truncated", gathered("", true).refusals().getFirst().code());
  }

  @Test
  void aNumberNobodyMeansIsNoNumber() {
    var gathered = gathered("{\"h100\": [1e999999999, 1e-999999999, 2.5]}", true);
    assertEquals(1, gathered.observations().size());
    assertEquals(2, gathered.refusals().size());
  }

  @Test
  void aListThatLostMoreThanHalfIsThereButNotWhole() {
    var bytes = "{\"h100\": [2.5, 2.6, 2.7, 2.8]}".getBytes(StandardCharsets.UTF_8);
    var capture = Capture.of("corner", "page1", Recorded.TAKEN, bytes);
    var half = Gathered.of(corner, capture);
    assertEquals(half, half.comparedWith(8, capture), "rule I-62");
    assertEquals(half, half.comparedWith(0, capture));
    var shrunk = half.comparedWith(10, capture);
    assertEquals(4, shrunk.observations().size());
    assertEquals(
        "truncated: corner page1: 4 observations, where a capture of the week before had 10; more"
            + " than half is missing (rule I-62)",
        reasons(shrunk));
  }

  @Test
  void aReaderThatStumblesOverAnAnswerLosesThatAnswerAlone() {
    var stumbling =
        new Reader() {
          @Override
          public void read(Capture capture, ObservationSink sink) {
            throw new NullPointerException("no price");
          }
        };
    assertEquals(
        "malformed: corner page1: it has a value no reader expects: no price; the capture is kept,"
            + " nothing in it counts (rule I-61)",
        reasons(Gathered.of(stumbling, capture())));
  }

  @Test
  void anAnswerWithMorePricesThanAnybodyHasFillsNoMemory() {
    var endless =
        new Reader() {
          @Override
          public void read(Capture capture, ObservationSink sink) {
            var quotes = new Quotes(capture, sink);
            for (int line = 1; ; line++) quotes.at(line).refuse("zero", "price 0");
          }
        };
    assertEquals(
        "malformed: corner page1: it has a value no reader expects: more than 400000 prices; the"
            + " capture is kept, nothing in it counts (rule I-61)",
        reasons(Gathered.of(endless, capture())));
  }

  @Test
  void namesTimesAndCurrenciesNobodyMeansAreRefusedOneByOne() {
    var h100 = new Good.Gpu("H100", "SXM", 80, "");
    var odd =
        new Reader() {
          @Override
          public void read(Capture capture, ObservationSink sink) {
            var quotes = new Quotes(capture, sink);
            quotes.at(1).by("a\u0000b", Tier.NEOCLOUD).of(h100).priced("2", Currency.USD, HOUR);
            quotes
                .at(2)
                .by("x".repeat(999), Tier.NEOCLOUD)
                .of(h100)
                .priced("2", Currency.USD, HOUR);
            var acme = quotes.at(3).by("acme", Tier.NEOCLOUD).of(h100);
            acme.seen(Instant.MIN).priced("2", Currency.USD, HOUR);
            acme = quotes.at(4).by("acme", Tier.NEOCLOUD).of(h100);
            acme.from(Instant.MAX).priced("2", Currency.USD, HOUR);
            acme = quotes.at(5).by("acme", Tier.NEOCLOUD).of(h100);
            acme.priced("2", new Currency("", 1), HOUR);
            acme = quotes.at(6).by("acme", Tier.NEOCLOUD).of(h100).in("\ud800");
            acme.priced("2", Currency.USD, HOUR);
            quotes.at(7).by("acme", Tier.NEOCLOUD).of(h100).priced("2", Currency.USD, HOUR);
          }
        };
    var gathered = Gathered.of(odd, capture());
    assertEquals(1, gathered.observations().size());
    assertEquals(
        List.of("malformed", "malformed", "bad-time", "bad-time", "unknown-currency", "malformed"),
        gathered.refusals().stream().map(Refusal::code).toList(),
        "rule I-61");
    assertTrue(
        gathered.refusals().stream().allMatch(one -> one.provider().length() < 210),
        reasons(gathered));
    assertEquals("a b", gathered.refusals().getFirst().provider());
    assertEquals(Recorded.TAKEN.getEpochSecond(), gathered.refusals().get(2).observed());
  }

  private static final PriceUnit HOUR = PriceUnit.GPU_HOUR;

  /// Whoever is asked nothing and reads something.
  private abstract static class Reader implements PriceSource {
    @Override
    public String id() {
      return "corner";
    }

    @Override
    public List<Request> requests(String key) {
      return List.of();
    }
  }

  private static Capture capture() {
    return Capture.of("corner", "page1", Recorded.TAKEN, new byte[] {'x'});
  }

  private Gathered gathered(String answer, boolean complete) {
    var bytes = answer.getBytes(StandardCharsets.UTF_8);
    return Gathered.of(corner, Capture.of("corner", "page1", Recorded.TAKEN, bytes, complete));
  }

  private static String reasons(Gathered gathered) {
    return gathered.refusals().stream()
        .map(refusal -> refusal.code() + ": " + refusal.reason())
        .collect(Collectors.joining("\n"));
  }
}
