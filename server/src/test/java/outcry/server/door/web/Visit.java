// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import outcry.server.benchmark.PublishedIndices;
import outcry.server.read.InProcessVenue;
import tools.jackson.databind.node.ObjectNode;

/// A venue with its door open, two members with keys, and a record of everything that was said.
final class Visit implements AutoCloseable {
  static final WebDoor.Notice NOTICE =
      new WebDoor.Notice("test", true, "participants are programs");

  final InProcessVenue venue = new InProcessVenue();
  final AtomicBoolean stopped = new AtomicBoolean();
  final Keys keys;
  final WebDoor door;
  final String operator;
  final Path data;
  String labs;
  String neocloud;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> story = new ArrayList<>();

  /// What came back.
  record Answer(int status, ObjectNode json) {
    String text(String field) {
      var node = json.get(field);
      return node == null || node.isNull() ? null : node.asString();
    }
  }

  Visit(Path data, boolean openBooks, int outboxBytes) throws IOException {
    this(data, openBooks, outboxBytes, null);
  }

  /// With the administrator's archive at the door; null for none.
  Visit(Path data, boolean openBooks, int outboxBytes, Path archive) throws IOException {
    this.data = data;
    keys = Keys.open(data);
    operator = keys.firstOperatorKey().orElseThrow();
    var control =
        new VenueControl() {
          @Override
          public long snapshot() {
            return 4711;
          }

          @Override
          public void stop() {
            stopped.set(true);
          }

          @Override
          public Health health() {
            return new Health(!stopped.get(), 1_000_000_000, Map.of("log", "recording"));
          }
        };
    door =
        new WebDoor(
            venue.model(),
            venue,
            new RecentHistory(venue.model()),
            keys,
            control,
            new WebDoor.Settings(
                0, openBooks, NOTICE, archive == null ? null : new PublishedIndices(archive)),
            outboxBytes);
  }

  static Visit to(Path data) throws Exception {
    var visit = new Visit(data, false, 1024 * 1024);
    visit.listTheDecemberContract();
    return visit;
  }

  /// H100 and its December month trade; labs and neocloud have 100,000 dollars each and a key.
  void listTheDecemberContract() throws Exception {
    operate(
        "products",
        "{\"product\":\"H100\",\"kind\":\"gpu-hour\",\"multiplier\":730,\"tick\":\"0.005\","
            + "\"margin\":\"400\",\"fee\":\"0.25\"}");
    operate(
        "contracts",
        "{\"contract\":\"H100-2026-12\",\"product\":\"H100\",\"reference\":\"3.10\",\"settlement\":"
            + "{\"index\":\"H100-L/1\",\"from\":\"2026-12-01\",\"to\":\"2026-12-31\"}}");
    operate("state", "{\"product\":\"H100\",\"state\":\"continuous\"}");
    labs = member("labs");
    neocloud = member("neocloud");
  }

  String member(String name) throws Exception {
    operate("accounts", "{\"account\":\"" + name + "\"}");
    operate("deposits", "{\"account\":\"" + name + "\",\"amount\":\"100000\"}");
    return operate("keys", "{\"account\":\"" + name + "\",\"role\":\"participant\"}").text("key");
  }

  Answer operate(String what, String body) throws Exception {
    return ok(call("POST", "/v1/operator/" + what, operator, body));
  }

  Answer place(String key, String id, String side, int qty, String price) throws Exception {
    return call("POST", "/v1/orders", key, order(id, side, qty, price));
  }

  static String order(String id, String side, int qty, String price) {
    return "{\"id\":\"%s\",\"contract\":\"H100-2026-12\",\"side\":\"%s\",\"qty\":%d,\"price\":\"%s\"}"
        .formatted(id, side, qty, price);
  }

  Answer get(String path) throws Exception {
    return ok(call("GET", path, null, null));
  }

  Answer get(String path, String key) throws Exception {
    return ok(call("GET", path, key, null));
  }

  Answer ok(Answer answer) {
    assertEquals(200, answer.status(), this::story);
    return answer;
  }

  Answer call(String method, String path, String key, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(uri("http", path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (key != null) {
      request.header("X-Key", key);
    }
    var response = send(request.build());
    return new Answer(response.statusCode(), Json.parse(response.body()));
  }

  HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    var response = client.send(request, BodyHandlers.ofByteArray());
    story.add(
        request.method()
            + " "
            + request.uri().getRawPath()
            + "\n  "
            + response.statusCode()
            + " "
            + brief(new String(response.body())));
    return response;
  }

  private static String brief(String text) {
    return text.length() > 400 ? text.substring(0, 400) + "..." : text;
  }

  URI uri(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + door.port() + path);
  }

  HttpClient client() {
    return client;
  }

  /// Everything that was asked and answered so far.
  String story() {
    return "\n" + String.join("\n", story);
  }

  void note(String line) {
    story.add(line);
  }

  @Override
  public void close() {
    client.shutdownNow();
    door.close();
  }
}
