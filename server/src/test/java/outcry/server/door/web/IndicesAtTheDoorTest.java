// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.benchmark.SampleArchive;
import tools.jackson.databind.JsonNode;

/// A stranger reads the administrator's archive through the door.
class IndicesAtTheDoorTest {
  private static final String H100 = "/v1/indices/H100-L-2";

  @TempDir private Path data;
  private Path archive;
  private Visit visit;

  @BeforeEach
  void open() throws Exception {
    archive = SampleArchive.write(data.resolve("benchmark"));
    visit = new Visit(data.resolve("venue"), false, 1024 * 1024, archive);
  }

  @AfterEach
  void close() {
    visit.close();
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return visit.send(HttpRequest.newBuilder(visit.uri("http", path)).build());
  }

  private byte[] bytes(String path) throws Exception {
    var answer = get(path);
    assertEquals(200, answer.statusCode(), visit::story);
    return answer.body();
  }

  private JsonNode json(String path) throws Exception {
    return Json.parse(bytes(path));
  }

  private void refused(int status, String code, String words, String path) throws Exception {
    var answer = get(path);
    assertEquals(status, answer.statusCode(), visit::story);
    var said = Json.parse(answer.body());
    assertEquals(code, said.get("code").asString(), visit::story);
    assertTrue(said.get("message").asString().contains(words), visit::story);
  }

  private byte[] file(String name) throws Exception {
    return Files.readAllBytes(archive.resolve("fixings/H100-L-2").resolve(name));
  }

  @Test
  void everyIndexIsThereWithItsNewestValueItsChangeAndTheMeanOfAMonth() throws Exception {
    var indices = json("/v1/indices").get("indices");
    assertEquals(
        List.of("H100-L-2", "H100-T-1", "H200-L-2"),
        indices.valueStream().map(each -> each.get("address").asString()).toList());
    var h100 = indices.get(0);
    assertEquals("H100-L/2", h100.get("name").asString());
    assertEquals("2026-07-31", h100.get("date").asString());
    var days = json(H100 + "/fixings?from=2026-07-30").get("fixings");
    assertEquals(days.get(1).get("value").asString(), h100.get("value").asString());
    var change =
        new BigDecimal(days.get(1).get("value").asString())
            .subtract(new BigDecimal(days.get(0).get("value").asString()));
    assertEquals(change.toPlainString(), h100.get("change").asString());
    assertEquals(30, h100.get("mean30Days").asInt());
    assertEquals(25, indices.get(1).get("mean30Days").asInt(), "days without a value do not count");
    assertEquals(90, h100.get("recent").size());
  }

  @Test
  void theSignedFixingIsHandedOutByteForByte() throws Exception {
    var signed = file("2026-07-31.json");
    assertArrayEquals(signed, bytes(H100 + "/fixings/2026-07-31"));
    assertArrayEquals(signed, bytes(H100), "the newest");
    for (var name : List.of("H100", "h100", "h100-l", "H100-L%2F2", "h100-l-2")) {
      assertArrayEquals(signed, bytes("/v1/indices/" + name), name);
    }
    assertEquals("H100-T/1", json("/v1/indices/H100-T").get("name").asString());
  }

  @Test
  void theHistoryHasEveryDayAlsoThoseWithoutAValue() throws Exception {
    var days = json(H100 + "/fixings?from=2026-06-10&to=2026-06-15").get("fixings");
    assertEquals(6, days.size(), visit::story);
    assertEquals("D", days.get(1).get("grade").asString());
    assertEquals("carried forward", days.get(1).get("evidence").asString());
    assertTrue(days.get(2).get("value").isNull());
    assertTrue(days.get(2).get("withheld").asBoolean());
    assertTrue(days.get(2).get("reason").asString().contains("4 are needed"));
    assertEquals("C", days.get(5).get("grade").asString());
    var csv = new String(bytes(H100 + "/fixings?format=csv"), StandardCharsets.UTF_8);
    assertEquals(123, csv.lines().count());
    assertTrue(csv.contains("H100-L/2,2026-06-12,,GPU-hour,,true,\"3 providers counted"), csv);
  }

  @Test
  void whatWasCorrectedOrOverriddenStaysVisibleForEver() throws Exception {
    assertArrayEquals(file("2026-07-08.r1.json"), bytes(H100 + "/fixings/2026-07-08"));
    assertArrayEquals(file("2026-07-08.json"), bytes(H100 + "/fixings/2026-07-08?revision=0"));
    refused(
        404,
        "unknown-revision",
        "revisions [0, 1], not 7",
        H100 + "/fixings/2026-07-08?revision=7");
    var revised = json(H100 + "/about").get("revised");
    assertEquals(3, revised.size(), visit::story);
    assertEquals("seller-c had sent cents as dollars", revised.get(1).get("because").asString());
    assertEquals("ana", revised.get(2).get("people").get(0).asString());
    assertEquals("bo", revised.get(2).get("people").get(1).asString());
  }

  @Test
  void theObservationsComeAsTheyWerePublished() throws Exception {
    var inputs = archive.resolve("inputs/2026-07-31.csv");
    assertArrayEquals(Files.readAllBytes(inputs), bytes(H100 + "/inputs/2026-07-31"));
    assertArrayEquals(
        Files.readAllBytes(inputs), bytes(H100 + "/inputs/2026-07-31?file=2026-07-31.csv"));
    refused(
        404, "no-inputs", "does not keep the inputs of 2026-07-30", H100 + "/inputs/2026-07-30");
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write("a table\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(archive.resolve("inputs/2026-07-30.csv.gz"), packed.toByteArray());
    assertEquals("a table\n", new String(bytes(H100 + "/inputs/2026-07-30")));
  }

  @Test
  void besideAFixingStandItsFilesItsMethodAndWhoMustBeNamed() throws Exception {
    var about = json(H100 + "/about?date=2026-07-31");
    var input = about.get("inputs").get(0);
    assertEquals("2026-07-31.csv", input.get("name").asString());
    assertTrue(input.get("available").asBoolean());
    assertEquals(64, input.get("sha256").asString().length());
    assertTrue(about.get("recompute").asString().startsWith("./outcry index recompute "));
    assertTrue(about.get("recompute").asString().endsWith("H100-L-2/2026-07-31.json"));
    assertEquals(
        "GPU rental price data by gpurentalprices.com",
        about.get("sources").get(0).get("attribution").asString());
    assertEquals("H100-T-1", about.get("siblings").get(0).asString());
    var coefficients = about.get("method").get("coefficients");
    assertTrue(
        coefficients
            .valueStream()
            .anyMatch(each -> each.toString().contains("\"35 %\",\"rule\":\"I-28\"")),
        coefficients::toString);
  }

  @Test
  void aFixingThatIsNotWhatWasSignedIsHandedOutWithTheWordsThatItIsNot() throws Exception {
    var file = archive.resolve("fixings/H100-L-2/2026-07-31.json");
    var altered = Files.readString(file).replace("\"providers\":14", "\"providers\":15");
    json("/v1/indices");
    Files.writeString(file, altered);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    var h100 = json("/v1/indices").get("indices").get(0);
    assertTrue(h100.get("fault").asString().contains("its words hash to"), visit::story);
    assertTrue(json(H100 + "/about").get("fault").asString().contains("rule I-32"));
    assertEquals(altered, new String(bytes(H100), StandardCharsets.UTF_8));

    Files.writeString(file, "no fixing at all");
    var broken = json(H100 + "/fixings?from=2026-07-31").get("fixings").get(0);
    assertTrue(broken.get("fault").asString().contains("is no JSON"), visit::story);
    assertTrue(broken.get("value").isNull());
  }

  @Test
  void whatIsPublishedMeanwhileIsSeenAtOnce() throws Exception {
    var last = archive.resolve("fixings/H200-L-2/2026-07-31.json");
    var kept = Files.readAllBytes(last);
    Files.delete(last);
    assertEquals("2026-07-30", json("/v1/indices/H200").get("date").asString());
    Files.write(last, kept);
    assertEquals("2026-07-31", json("/v1/indices/H200").get("date").asString());
  }

  @Test
  void aQuestionThatMakesNoSenseIsToldWhy() throws Exception {
    refused(404, "unknown-index", "index GB300 is not in the archive", "/v1/indices/GB300");
    refused(404, "unknown-date", "go from 2026-04-01 to 2026-07-31", H100 + "/fixings/2027-01-01");
    refused(400, "bad-date", "31.7.2026 is not a date", H100 + "/fixings/31.7.2026");
    refused(400, "bad-date", "is after", H100 + "/fixings?from=2026-07-02&to=2026-07-01");
    refused(400, "bad-format", "xlsx is not json or csv", H100 + "/fixings?format=xlsx");
    refused(400, "unknown-field", "since", H100 + "/fixings?since=2026-07-01");
  }

  @Test
  void nothingButFixingsAndInputsLeavesTheArchive() throws Exception {
    Files.writeString(data.resolve("secret.csv"), "secret\n");
    for (var path :
        List.of(
            "/v1/indices/..",
            "/v1/indices/%2e%2e%2fkeys",
            "/v1/indices/..%2Fkeys/fixings",
            H100 + "/fixings/administrator.pem",
            H100 + "/inputs/..%2F..%2Fkeys%2Fadministrator.pem",
            H100 + "/inputs/2026-07-31?file=../keys/administrator.pem",
            H100 + "/inputs/2026-07-31?file=administrator.pem",
            H100 + "/inputs/2026-07-31?file=../../secret.csv")) {
      var answer = get(path);
      assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, visit::story);
      assertTrue(!new String(answer.body()).contains("PRIVATE KEY"), path);
    }
  }

  /// Clients that ask for a long table and do not read it hold neither memory nor the door.
  @Test
  void longTablesGoOutAPieceAtATime() throws Exception {
    var line = "2026-07-31T12:00:00Z,here,seller,neocloud\n".repeat(25_000).getBytes();
    var file = archive.resolve("inputs/2026-07-31.csv");
    try (var out = Files.newOutputStream(file)) {
      for (int i = 0; i < 24; i++) out.write(line);
    }
    var asleep = new ArrayList<Socket>();
    try {
      for (int i = 0; i < Download.MOST; i++) {
        var socket = new Socket("127.0.0.1", visit.door.port());
        asleep.add(socket);
        var ask = "GET " + H100 + "/inputs/2026-07-31 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', socket.getInputStream().read());
      }
      refused(503, "busy", "come again", H100 + "/inputs/2026-07-31");
      assertEquals("2026-07-31", json(H100).get("date").asString(), "all else is answered");
    } finally {
      for (var socket : asleep) socket.close();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (get(H100 + "/inputs/2026-07-31").statusCode() == 503) {
      assertTrue(System.nanoTime() < deadline, "those who hung up make room");
    }
    assertArrayEquals(Files.readAllBytes(file), bytes(H100 + "/inputs/2026-07-31"));
    var head = HttpRequest.newBuilder(visit.uri("http", H100 + "/inputs/2026-07-31")).HEAD();
    assertEquals(200, visit.send(head.build()).statusCode());
  }

  /// A packed table that is damaged ends in a broken connection and not in a short table.
  @Test
  void aTableThatBreaksOffDoesNotLookWhole() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      var random = new byte[1 << 20];
      new Random(7).nextBytes(random);
      gzip.write(random);
    }
    Files.write(
        archive.resolve("inputs/2026-07-30.csv.gz"),
        Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
    assertThrows(IOException.class, () -> get(H100 + "/inputs/2026-07-30"));
  }

  @Test
  void aVenueWithoutAnArchiveSaysHowToShowOne() throws Exception {
    try (var plain = new Visit(data.resolve("plain"), false, 1024)) {
      for (var path :
          List.of("", "/H100", "/H100/fixings", "/H100/fixings/2026-07-31", "/H100/about")) {
        var answer = plain.call("GET", "/v1/indices" + path, null, null);
        assertEquals(404, answer.status(), plain::story);
        assertEquals("no-archive", answer.text("code"), plain::story);
        assertTrue(answer.text("message").contains("outcry serve --benchmark DIR"));
      }
    }
  }
}
