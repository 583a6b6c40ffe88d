// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import outcry.server.collect.Capture;
import outcry.server.collect.Recorded;

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
