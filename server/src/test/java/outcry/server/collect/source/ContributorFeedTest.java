// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.index.observation.Observation;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.SigningKey;
import outcry.server.collect.Capture;
import outcry.server.collect.Gathered;
import outcry.server.collect.Recorded;

/// Rule I-66: trades come signed, in sequence, from somebody known, and not from a trader alone.
class ContributorFeedTest {
  private static final String HEADER =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency,"
          + "unit,quantity,buyer,front_office\n";

  private static final String TRADE =
      "2026-10-08T08:12:09Z,whoever,Acme Cloud,neocloud,H100,SXM,80,8,us-east,on-demand,transacted,"
          + "22.80,USD,instance-hour,512,Beta Labs,no\n";

  @TempDir Path folder;
  private SigningKey northwind;
  private SigningKey stranger;
  private ContributorFeed feed;

  @BeforeEach
  void register() throws BadFixing, IOException {
    northwind = SigningKey.at(folder.resolve("northwind.pem"));
    stranger = SigningKey.at(folder.resolve("stranger.pem"));
    feed = new ContributorFeed(Contributors.parse(register("northwind", northwind, ",")));
  }

  @Test
  void aSignedBatchGivesItsTradesInTheNameOfWhoSignedIt() {
    assertEquals(
        "6 | Acme Cloud neocloud | H100 SXM 80 GB | 8 us-east | on-demand transacted"
            + " | 22.8 USD per instance-hour | seen 2026-10-08T08:12:09Z | 512.000 by Beta Labs",
        Recorded.rows(feed, capture(signed(northwind, batch("northwind", 1, TRADE)))));
    assertEquals("{northwind=1}", feed.accepted().toString());
    var again = new ContributorFeed(Contributors.parse(register("northwind", northwind, ",")));
    var seen = Gathered.of(again, capture(signed(northwind, batch("northwind", 1, TRADE))));
    assertEquals(
        "[northwind]", seen.observations().stream().map(Observation::source).toList() + "");
  }

  @Test
  void aBatchThatCannotBeTrustedGivesOneRefusalAndTheSequenceStands() {
    assertEquals(
        """
        batch 1 of northwind: taken 1
        batch 1 again: replayed: the next one is 2
        batch 3 before 2: missing-batch: batch 2 has not come
        batch 2 signed by a stranger: bad-signature: the signature is not of these bytes
        batch 2 with one digit changed: bad-signature: the signature is not of these bytes
        batch 1 of nobody: unknown-contributor: nobody of that name is registered
        batch 2 from tomorrow: clock-skew: issued at 2026-10-09T08:55:00Z, it came at 2026-10-08T09:00:00Z
        batch 2 of northwind: taken 1
        batch 3 of northwind: taken 1
        """,
        tell("batch 1 of northwind", signed(northwind, batch("northwind", 1, TRADE)))
            + tell("batch 1 again", signed(northwind, batch("northwind", 1, TRADE)))
            + tell("batch 3 before 2", signed(northwind, batch("northwind", 3, TRADE)))
            + tell("batch 2 signed by a stranger", signed(stranger, batch("northwind", 2, TRADE)))
            + tell(
                "batch 2 with one digit changed",
                signed(northwind, batch("northwind", 2, TRADE)).replace("22.80", "22.90"))
            + tell("batch 1 of nobody", signed(stranger, batch("nobody", 1, TRADE)))
            + tell(
                "batch 2 from tomorrow",
                signed(
                    northwind, batch("northwind", 2, TRADE).replace("10-08T08:55", "10-09T08:55")))
            + tell("batch 2 of northwind", signed(northwind, batch("northwind", 2, TRADE)))
            + tell("batch 3 of northwind", signed(northwind, batch("northwind", 3, TRADE))));
  }

  @Test
  void aRowThatIsNoTradeIsRefusedAndTheOthersCount() {
    var rows =
        TRADE.replace("transacted", "list")
            + TRADE.replace("Beta Labs", "")
            + TRADE.replace(",512,", ",,")
            + TRADE.replace(",no\n", ",yes\n")
            + TRADE.replace(",no\n", ",perhaps\n")
            + TRADE.replace("08:12:09", "12:12:09")
            + TRADE.replace("22.80", "0")
            + TRADE;
    assertEquals(
        """
        6 | refused not-transacted | Acme Cloud | H100
        7 | refused no-buyer | Acme Cloud | H100
        8 | refused no-quantity | Acme Cloud | H100
        9 | refused front-office | Acme Cloud | H100
        10 | refused malformed | Acme Cloud | H100
        11 | refused clock-skew | Acme Cloud | H100
        12 | refused zero | Acme Cloud | H100
        13 | Acme Cloud neocloud | H100 SXM 80 GB | 8 us-east | on-demand transacted | 22.8 USD per\
         instance-hour | seen 2026-10-08T08:12:09Z | 512.000 by Beta Labs\
        """,
        Recorded.rows(feed, capture(signed(northwind, batch("northwind", 1, rows)))));
  }

  @Test
  void aTextThatIsNoBatchIsKeptAndGivesNothing() {
    var whole = signed(northwind, batch("northwind", 1, TRADE));
    var told = new StringBuilder();
    for (var text :
        new String[] {
          "",
          "signature: \n",
          whole.substring(0, whole.length() / 2),
          whole.replace("sequence: 1\n", "sequence: first\n"),
          whole.replace("issued: ", "on: "),
          signed(northwind, batch("northwind", 1, TRADE).replace(",front_office\n", "\n")),
          signed(northwind, batch("northwind", 1, TRADE).replace("kind,", "")),
          signed(northwind, batch("northwind", 1, TRADE.replace("Beta Labs", "\"Beta\nLabs\"")))
        }) {
      var gathered = Gathered.of(feed, capture(text));
      told.append(gathered.observations().size()).append(' ');
      told.append(
          gathered.refusals().stream().map(one -> one.code()).collect(Collectors.joining(" ")));
      told.append('\n');
    }
    assertEquals(
        """
        0 truncated
        0 malformed
        0 truncated
        0 malformed
        0 malformed
        0 malformed
        0 malformed
        0 malformed
        """,
        told.toString());
    assertEquals("{}", feed.accepted().toString());
  }

  @Test
  void aContributorIsKnownFromItsFirstToItsLastDay() {
    var text = signed(northwind, batch("northwind", 1, TRADE));
    var told = new StringBuilder();
    for (var days : new String[] {"2026-10-08,", "2026-10-09,", ",2026-10-08", ",2026-10-07"}) {
      var fresh = new ContributorFeed(Contributors.parse(register("northwind", northwind, days)));
      var gathered = Gathered.of(fresh, capture(text));
      told.append(days).append(": ").append(gathered.observations().size()).append('\n');
    }
    assertEquals(
        """
        2026-10-08,: 1
        2026-10-09,: 0
        ,2026-10-08: 1
        ,2026-10-07: 0
        """,
        told.toString());
  }

  @Test
  void aRegisterThatCannotBeTrustedNamesItsLine() {
    var good = register("northwind", northwind, ",");
    assertEquals(
        "register of contributors:3: 'northwind' is there twice",
        fault(good + good.lines().skip(1).findFirst().orElseThrow() + "\n"));
    assertEquals(
        "register of contributors:1: the columns are contributor,key,since,until",
        fault("northwind,key\n"));
    assertEquals(
        "register of contributors:2: key \"abc\" is not base64",
        fault("contributor,key,since,until\nnorthwind,abc,,\n"));
    assertEquals(
        "register of contributors:2: 'North Wind' is no name: small letters, digits, hyphens",
        fault(good.replace("northwind", "North Wind")));
  }

  private static String fault(String register) {
    return assertThrows(IllegalArgumentException.class, () -> Contributors.parse(register))
        .getMessage();
  }

  private String tell(String what, String text) {
    var gathered = Gathered.of(feed, capture(text));
    var refused =
        gathered.refusals().stream()
            .map(one -> one.code() + ": " + why(one.reason()))
            .collect(Collectors.joining(" "));
    return what
        + ": "
        + (refused.isEmpty() ? "taken " + gathered.observations().size() : refused)
        + "\n";
  }

  /// The sentence between the batch's name and the rule.
  private static String why(String reason) {
    return reason.replaceAll("^feed\\.txt: \\w+ batch \\d+: ", "").replace(" (rule I-66)", "");
  }

  private static String register(String name, SigningKey key, String days) {
    return "contributor,key,since,until\n"
        + name
        + ","
        + key.verifying().text()
        + ","
        + days
        + "\n";
  }

  private static String batch(String contributor, int sequence, String rows) {
    return "contributor: "
        + contributor
        + "\nsequence: "
        + sequence
        + "\nissued: 2026-10-08T08:55:00Z\n\n"
        + HEADER
        + rows;
  }

  private static String signed(SigningKey key, String text) {
    var signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return text + "signature: " + Base64.getEncoder().encodeToString(signature) + "\n";
  }

  private static Capture capture(String text) {
    return Capture.of(
        "contributors", "feed.txt", Recorded.TAKEN, text.getBytes(StandardCharsets.UTF_8));
  }
}
