// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.collect.CornerPrices;
import outcry.server.collect.CornerShop;
import outcry.server.collect.Recorded;
import outcry.server.collect.SourceTable;
import outcry.server.collect.SourceTerms.Permission;
import outcry.server.collect.Sources;
import outcry.server.observation.KeptCapture;
import outcry.server.observation.ObservationStore;
import picocli.CommandLine;

/// Asking sources at the command line, here a shop on this machine (rules I-60 to I-62).
class CollectCommandTest {
  private static final LocalDate DAY = LocalDate.ofInstant(Recorded.TAKEN, ZoneOffset.UTC);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CornerShop shop;
  @TempDir private Path archive;

  @BeforeEach
  void open() throws IOException {
    shop = new CornerShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void everyPageIsKeptAndTheLineSaysHowManyPricesWhoseTheyAre() throws IOException {
    shop.says("{\"h100\": [2.5, 0], \"next\": \"/page2\"}").says("{\"h100\": [2.6]}");
    assertEquals(0, atTheShop(Permission.YES));
    assertEquals(
        "corner           ok     2 observations, 1 refused (zero 1), 2 captures of 51 bytes;"
            + " Prices by the corner shop (CC BY 4.0)\n",
        out.toString());
    assertEquals(List.of("/page1 ", "/page2 "), shop.asked());
    try (var store = ObservationStore.open(archive)) {
      assertEquals(2, store.day(DAY).observations().size());
      assertEquals(1, store.day(DAY).refusals().size());
      assertEquals(
          List.of("page1", "page2"), store.captures().stream().map(KeptCapture::part).toList());
    }
  }

  @Test
  void ofAnAnswerThatBreaksOffBothHalvesTheStoryAreTold() throws IOException {
    shop.saysHalfOf("{\"h100\": [2.5, 2.6]}").says("{\"h100\": [2.5, 2.6]}");
    assertEquals(0, atTheShop(Permission.YES));
    assertEquals(
        "corner           ok     2 observations, 1 refused (truncated 1), 2 captures of 30 bytes,"
            + " truncated; Prices by the corner shop (CC BY 4.0)\n",
        out.toString());
    assertEquals("corner: the answer broke off after 10 bytes; again in 1 s\n", err.toString());
    try (var store = ObservationStore.open(archive)) {
      assertEquals(
          List.of(false, true), store.captures().stream().map(KeptCapture::complete).toList());
    }
  }

  @Test
  void whenEverySourceFailsTheExitCodeSaysSo() {
    assertEquals(1, atTheShop(Permission.YES));
    assertEquals(
        "corner           failed page1: the server answers 500, 4 times; try again later or see"
            + " https://corner.example/terms\n",
        out.toString());
  }

  @Test
  void anAnswerInAnotherShapeIsKeptAndCalledAFailure() throws IOException {
    shop.says("<html>We have moved</html>");
    assertEquals(1, atTheShop(Permission.YES));
    assertTrue(out.toString().startsWith("corner           failed 0 observations, 1 refused"));
    try (var store = ObservationStore.open(archive)) {
      assertEquals(1, store.captures().size());
    }
  }

  @Test
  void aShopThatForbidsAnIndexIsNotAskedUnlessItIsNamed() {
    assertEquals(2, atTheShop(Permission.NO));
    assertEquals(
        "corner           off    its terms forbid an index of its prices; --include corner asks it"
            + " for the archive alone\n",
        out.toString());
    assertEquals(List.of(), shop.asked());
    shop.says("{\"h100\": [2.5]}");
    assertEquals(0, atTheShop(Permission.NO, "--include", "corner"));
    assertEquals(1, shop.asked().size());
  }

  @Test
  void theDayCanBeWrittenAsATableAndAsParquet() throws IOException {
    shop.says("{\"h100\": [2.5]}").says("{\"h100\": [2.5]}");
    var table = archive.resolve("day.csv");
    var parquet = archive.resolve("parquet");
    var options = new String[] {"--csv", table.toString(), "--parquet", parquet.toString()};
    assertEquals(0, atTheShop(Permission.YES, options));
    assertEquals(
        List.of(
            "2026-10-08T09:00:00Z,corner,corner,neocloud,H100,SXM,80,1,,on-demand,list,2.5,USD,"
                + "gpu-hour,,,,,,,"),
        Files.readAllLines(table).subList(1, 2));
    assertTrue(Files.exists(parquet.resolve("day=2026-10-08/captures-00000001-00000001.parquet")));
    assertEquals(1, atTheShop(Permission.YES, options), "the table is there already");
    assertTrue(err.toString().contains("nothing is overwritten"), err.toString());
  }

  @Test
  void aSourceNobodyKnowsIsAMistakeAndTheKnownAreNamed() {
    assertEquals(2, shipped("--source", "ebay"));
    assertTrue(
        err.toString().startsWith("no source is called \"ebay\"; there are gpurentalprices, "),
        err.toString());
  }

  @Test
  void aSourceWithAKeySaysWhereToPutIt() {
    assertEquals(2, shipped("--source", "lambda"));
    assertEquals(
        "lambda           off    it needs a key; put yours into the environment as"
            + " OUTCRY_LAMBDA_KEY\n",
        out.toString());
  }

  @Test
  void aSourceOfOursIsAskedAtAMirrorForTheRegionsNamed() {
    shop.says("SKU\n").says("SKU\n");
    assertEquals(
        1,
        shipped(
            "--source",
            "aws-ec2",
            "--address",
            "aws-ec2=" + shop.address() + "/aws",
            "--region",
            "aws-ec2=eu-north-1",
            "--region",
            "aws-ec2=sa-east-1"));
    assertEquals(
        List.of(
            "/aws/offers/v1.0/aws/AmazonEC2/current/eu-north-1/index.csv ",
            "/aws/offers/v1.0/aws/AmazonEC2/current/sa-east-1/index.csv "),
        shop.asked());
    assertTrue(err.toString().startsWith("aws-ec2: asked at 127.0.0.1\n"), err.toString());
  }

  @Test
  void theLivePathOfASourceThatForbidsAnIndexWorksAndIsRefusedToEveryIndex() throws IOException {
    shop.says(Recorded.text("runpod.json"));
    assertEquals(
        0,
        shipped(
            "--source", "runpod", "--include", "runpod", "--address", "runpod=" + shop.address()));
    assertTrue(shop.asked().getFirst().startsWith("/graphql {\"query\""), shop.asked().toString());
    assertTrue(out.toString().startsWith("runpod           ok     5 observations"), out.toString());
  }

  @Test
  void anOptionForNoSourceOrNoAddressIsAMistake() {
    assertEquals(2, shipped("--address", "ebay=http://127.0.0.1"));
    assertEquals(2, shipped("--region", "us-east-1"));
    assertEquals(2, shipped("--region", "lambda=us-east-1"));
    assertEquals(2, shipped("--address", "lambda=over there"));
    assertTrue(
        err.toString()
            .startsWith(
                "\"ebay=http://127.0.0.1\" does not begin with a source and =, like aws-ec2="),
        err.toString());
  }

  @Test
  void theListShowsTermsAndAsksNobody() {
    assertEquals(0, shipped("--list"));
    assertTrue(
        out.toString()
            .contains(
                """
                gpurentalprices  gpurentalprices.com open data
                  on
                  index yes, redistribution yes: CC BY 4.0
                  "GPU rental price data by gpurentalprices.com"
                """),
        out.toString());
    assertTrue(
        out.toString()
            .contains(
                """
                vastai  Vast.ai
                  off by default: its terms forbid an index of its prices
                """),
        out.toString());
    assertTrue(out.toString().contains("  off until a key is in OUTCRY_GCP_KEY\n"), out.toString());
  }

  private int atTheShop(Permission index, String... more) {
    var terms = shop.terms(index);
    return run(
        new CollectCommand.World(
            List.of(new CornerPrices(shop.address())),
            Map.of(terms.id(), terms),
            Map.of(),
            Clock.fixed(Recorded.TAKEN, ZoneOffset.UTC),
            _ -> {}),
        more);
  }

  private int shipped(String... more) {
    return run(
        new CollectCommand.World(
            Sources.all(), SourceTable.shipped(), Map.of(), Clock.systemUTC(), _ -> {}),
        more);
  }

  private int run(CollectCommand.World world, String... more) {
    return new CommandLine(new CollectCommand(world))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Stream.of("--archive", archive.toString()), Stream.of(more))
                .toArray(String[]::new));
  }
}
