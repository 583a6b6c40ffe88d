// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import outcry.server.collect.Capture;
import outcry.server.collect.PriceSource;
import outcry.server.collect.Recorded;
import outcry.server.collect.Request;

/// Each source's answer, of our own making in its own shape, and what is read in it. Prices keep
/// the currency and the unit they came in (rule I-61); what nobody has looked at does not count
/// (rule I-63); what cannot count says why.
class GpuSourcesTest {
  @Test
  void gpuRentalPricesSaysWhenItSawEachSeller() {
    Recorded.check(new GpuRentalPrices(), "latest", "gpurentalprices.json");
  }

  @Test
  void skyPilotPricesWholeMachinesAndHidesTheMemoryInAPythonDictionary() {
    Recorded.check(new SkyPilot(), "nebius", "skypilot.csv");
  }

  @Test
  void skyPilotHasTheCardsOfGoogleCloudApartFromTheirMachines() {
    Recorded.check(new SkyPilot(), "gcp", "skypilot-gcp.csv");
  }

  @Test
  void gpuhuntHasATableForEachSeller() throws IOException {
    assertEquals(
        Recorded.expected("gpuhunt.expected"),
        Recorded.rows(new Gpuhunt(), capture(zip(Recorded.text("gpuhunt.tables")))));
  }

  @Test
  void aZipThatEndsEarlyIsReadAsNothing() throws IOException {
    var zip = zip(Recorded.text("gpuhunt.tables"));
    var half = Recorded.rows(new Gpuhunt(), capture(Arrays.copyOf(zip, zip.length / 3)));
    assertTrue(half.startsWith("unreadable truncated"), half);
  }

  @Test
  void vastAiOffersOneMachineManyTimes() {
    Recorded.check(new VastAi(), "H100-SXM", "vastai.json");
  }

  @Test
  void vastAiNeverAnswersMoreThanSixtyFourOffers() {
    var offers = new StringBuilder("{\"offers\":[");
    for (int n = 1; n <= 64; n++) {
      offers
          .append(n == 1 ? "" : ",")
          .append("{\"machine_id\":" + n + ",\"host_id\":" + n + ",\"gpu_name\":\"H100 SXM\",")
          .append("\"num_gpus\":1,\"gpu_ram\":81559,\"dph_total\":2." + (n + 10) + "}");
    }
    var bytes = offers.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    var rows =
        Recorded.rows(new VastAi(), Capture.of("vastai", "H100-SXM", Recorded.TAKEN, bytes))
            .lines()
            .toList();
    assertEquals(65, rows.size());
    assertEquals("64 | refused truncated |  | H100", rows.getLast(), "rule I-62");
  }

  @Test
  void theAddressesOfVastAisHostsAreBlanked() {
    var secret = new VastAi().secret().orElseThrow();
    var kept = secret.matcher(Recorded.text("vastai.json")).replaceAll("\"blanked\":\"\"");
    assertFalse(kept.contains("192.0.2.7"), kept);
    var half = "{\"offers\":[{\"id\":1,\"public_ipaddr\": \"192.0.";
    assertFalse(secret.matcher(half).replaceAll("\"blanked\":\"\"").contains("192."), half);
  }

  @Test
  void runPodSellsItsOwnMachinesAndOtherPeoples() {
    Recorded.check(new RunPod(), "runpod.json");
  }

  @Test
  void anAnswerThatIsAnErrorIsReadAsNothing() {
    var bytes = "{\"errors\":[{\"message\":\"no such field\"}]}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "unreadable malformed: it answers: no such field",
        Recorded.rows(new RunPod(), Capture.of("runpod", "all", Recorded.TAKEN, bytes)));
  }

  @Test
  void lambdaSaysCentsForAWholeInstance() {
    Recorded.check(new Lambda(), "lambda.json");
  }

  @Test
  void azureMixesMachinesHostsAndReservations() {
    Recorded.check(new AzureRetail(), "H100", "azure.json");
  }

  @Test
  void azureNamesTheNextPage() {
    var source = new AzureRetail();
    var first = source.requests("").get(1);
    var answer = Capture.of("azure", "H100", Recorded.TAKEN, Recorded.bytes("azure.json"));
    var second = source.next(first, answer).orElseThrow();
    assertEquals("H100-page-2", second.part());
    assertEquals("prices.azure.com", second.address().getHost());
    assertEquals("H100-page-3", source.next(second, answer).orElseThrow().part());
    assertTrue(source.next(first, page("{\"Items\":[],\"NextPageLink\":null}")).isEmpty());
  }

  @Test
  void awsListsEveryMachineUnderEveryTerm() {
    Recorded.check(new AwsEc2(), "us-far-1", "aws-ec2.csv");
  }

  @Test
  void googleCloudPricesTheCardAloneInUnitsAndBillionths() {
    Recorded.check(new GcpSkus(), "page-1", "gcp.json");
  }

  @Test
  void googleCloudsKeyGoesInAHeaderWithEveryPage() {
    var source = new GcpSkus();
    var first = source.requests("a-key").getFirst();
    var answer = Capture.of("gcp", "page-1", Recorded.TAKEN, Recorded.bytes("gcp.json"));
    var second = source.next(first, answer).orElseThrow();
    assertEquals("page-2", second.part());
    assertEquals("a-key", second.headers().get("X-Goog-Api-Key"));
    assertTrue(second.address().toString().endsWith("&pageToken=CAEa%2Bb%3D%3D"));
    assertFalse(second.address().toString().contains("a-key"));
  }

  @Test
  void aTableThatEndsInARowIsReadAsNothing() {
    var text = Recorded.text("aws-ec2.csv");
    var half = text.substring(0, text.length() - 60).getBytes(StandardCharsets.UTF_8);
    var rows = Recorded.rows(new AwsEc2(), Capture.of("aws-ec2", "us-far-1", Recorded.TAKEN, half));
    assertTrue(rows.startsWith("unreadable truncated"), rows);
  }

  @Test
  void awsIsAskedInTheRegionsOfTheTableOrInOthersByName() {
    assertEquals(
        List.of("us-east-1", "us-east-2", "us-west-2"),
        new AwsEc2().requests("").stream().map(Request::part).toList());
    var elsewhere = new AwsEc2().in(List.of("sa-east-1")).requests("").getFirst();
    assertTrue(elsewhere.address().getPath().endsWith("/sa-east-1/index.csv"));
    var why =
        assertThrows(
            IllegalArgumentException.class, () -> new AwsEc2().in(List.of("../../secret")));
    assertEquals("\"../../secret\" is no region; one is written us-east-1", why.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Lambda().in(List.of("us-east-1")));
  }

  @Test
  void aMachineOfALocalZoneIsAnotherGood() {
    var header =
        "SKU,TermType,EffectiveDate,Unit,PricePerUnit,Currency,Location Type,Instance Type,Tenancy,"
            + "Operating System,CapacityStatus,Pre Installed S/W,MarketOption,GPU,Region Code\n";
    var row =
        "A,OnDemand,2026-10-01,Hrs,%s,USD,%s,p5.48xlarge,Shared,Linux,Used,NA,OnDemand,8,%s\n";
    var table =
        header
            + row.formatted("44.10", "AWS Region", "us-far-1")
            + row.formatted("55.20", "AWS Local Zone", "us-far-1-bos-1");
    var rows =
        Recorded.rows(
            new AwsEc2(),
            Capture.of(
                "aws-ec2", "us-far-1", Recorded.TAKEN, table.getBytes(StandardCharsets.UTF_8)));
    assertEquals(1, rows.lines().count(), rows);
    assertTrue(rows.contains("44.1 USD per instance-hour"), rows);
  }

  @Test
  void aLambdaMachineWhoseNameHasAnotherCountIsAContradiction() {
    var type =
        "{\"data\":{\"a\":{\"instance_type\":{\"name\":\"gpu_8x_h100_sxm5\",\"description\":\"%s\","
            + "\"price_cents_per_hour\":3192,\"specs\":{\"gpus\":%d}}}}}";
    assertEquals(
        "1 | refused contradiction | lambda | H100",
        rows(new Lambda(), type.formatted("H100 (80 GB SXM5)", 8)));
    assertEquals(
        "1 | refused contradiction | lambda | H100",
        rows(new Lambda(), type.formatted("8x H100 (80 GB SXM5)", 4)));
    assertTrue(
        rows(new Lambda(), type.formatted("8x H100 (80 GB SXM5)", 8)).contains("3192 cents USD"));
  }

  @Test
  void aPriceOfGoogleCloudNobodyMeansIsRefusedAndNeverWrittenOut() {
    var sku =
        "{\"skus\":[{\"description\":\"H100 80GB GPU running in Far\",\"category\":{"
            + "\"resourceFamily\":\"Compute\",\"usageType\":\"OnDemand\"},\"serviceRegions\":[\"far1\","
            + "{\"odd\":1}],\"pricingInfo\":[{\"pricingExpression\":{\"usageUnit\":\"h\",\"tieredRates\":"
            + "[{\"unitPrice\":{\"currencyCode\":\"USD\",\"units\":%s,\"nanos\":%s}}]}}]}]}";
    for (var odd : List.of(new String[] {"1e999999999", "5"}, new String[] {"1", "1e-999999999"})) {
      var rows = rows(new GcpSkus(), sku.formatted((Object[]) odd));
      assertTrue(rows.lines().allMatch(row -> row.contains("refused absurd")), rows);
    }
    assertEquals(2, rows(new GcpSkus(), sku.formatted("\"9\"", "5")).lines().count());
  }

  @Test
  void whatIsRentedAtVastAiIsNotOffered() {
    var offer =
        "{\"offers\":[{\"machine_id\":1,\"host_id\":1,\"gpu_name\":\"H100 SXM\",\"num_gpus\":1,"
            + "\"gpu_ram\":81559,\"dph_total\":2.1,\"rentable\":%s,\"rented\":%s}]}";
    assertEquals("", rows(new VastAi(), offer.formatted("true", "true")));
    assertEquals("", rows(new VastAi(), offer.formatted("false", "false")));
    assertEquals(1, rows(new VastAi(), offer.formatted("true", "false")).lines().count());
  }

  @Test
  void anAddressOfAHostIsBlankedUnderWhateverName() {
    var secret = new VastAi().secret().orElseThrow();
    var kept =
        secret
            .matcher(
                "{\"driver\":\"550.54.15\",\"proxy\":\"http://192.0.2.9:80\",\"dph_total\":2.1}")
            .replaceAll("\"blanked\":\"\"");
    assertEquals("{\"driver\":\"550.54.15\",\"blanked\":\"\",\"dph_total\":2.1}", kept);
  }

  @Test
  void aStaleSellerThatWasVerifiedNobodyKnowsWhenDoesNotCount() {
    var file =
        "{\"providers\":{\"nebius\":{\"stale\":true}},\"offers\":[{\"provider\":\"nebius\",\"gpu\":"
            + "\"h100-sxm\",\"vram_gb\":80,\"kind\":\"on-demand\",\"usd_hr\":2.9,"
            + "\"fetched_at\":\"2026-10-08T07:00Z\"}]}";
    assertEquals("1 | refused bad-time | nebius | H100", rows(new GpuRentalPrices(), file));
  }

  @Test
  void aPriceOfAzureThatHasEndedIsHistory() {
    var item =
        "{\"Items\":[{\"currencyCode\":\"USD\",\"retailPrice\":98.3,\"armRegionName\":\"far\","
            + "\"armSkuName\":\"Standard_ND96isr_H100_v5\",\"unitOfMeasure\":\"1 Hour\","
            + "\"type\":\"Consumption\",\"effectiveEndDate\":\"%s\"}]}";
    assertEquals("", rows(new AzureRetail(), item.formatted("2026-10-01T00:00:00Z")));
    assertEquals(
        1, rows(new AzureRetail(), item.formatted("2026-11-01T00:00:00Z")).lines().count());
  }

  @Test
  void aTableOfNoSellerInGpuhuntLeavesTheOthers() throws IOException {
    var zip = zip("=== empty.csv\n=== nebius.csv\n" + header(Recorded.text("gpuhunt.tables")));
    var rows = Recorded.rows(new Gpuhunt(), capture(zip));
    assertEquals("1 | refused malformed | empty |", rows);
  }

  private static String header(String tables) {
    return tables
        .lines()
        .filter(line -> line.startsWith("instance_name"))
        .findFirst()
        .orElseThrow();
  }

  private static String rows(PriceSource source, String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    return Recorded.rows(source, Capture.of(source.id(), "all", Recorded.TAKEN, bytes));
  }

  private static Capture page(String json) {
    return Capture.of("azure", "H100", Recorded.TAKEN, json.getBytes(StandardCharsets.UTF_8));
  }

  private static Capture capture(byte[] zip) {
    return Capture.of("gpuhunt", "catalog", Recorded.TAKEN, zip);
  }

  /// Tables under headings `=== NAME`, as a zip.
  private static byte[] zip(String tables) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var table : tables.split("(?m)^=== ")) {
        if (table.isBlank()) continue;
        zip.putNextEntry(new ZipEntry(table.substring(0, table.indexOf('\n'))));
        zip.write(table.substring(table.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
