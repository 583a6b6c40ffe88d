// SPDX-License-Identifier: Apache-2.0
package outcry.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import outcry.server.Venue;
import outcry.server.door.web.WebDoor;

/// A venue with a GPU month and a token month, where labs and neocloud have 5,000 dollars each and
/// trade when they are told to.
final class SmallVenue implements AutoCloseable {
  private static final WebDoor.Notice NOTICE = new WebDoor.Notice("test", false, null);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> keys = new HashMap<>();
  private final Venue venue;
  private final String operator;
  private int orders;

  SmallVenue(Path data, boolean openBooks) throws Exception {
    this(data, openBooks, null);
  }

  /// With an archive of fixings at its door; null for none.
  SmallVenue(Path data, boolean openBooks, Path benchmark) throws Exception {
    venue =
        new Venue(
            new Venue.Settings(data, freePort(), openBooks, NOTICE).showing(benchmark), _ -> {});
    venue.open();
    operator = venue.keys().firstOperatorKey().orElseThrow();
    list("H100", "gpu-hour", 730, "3.10");
    list("TOKO", "token", 100, "10.00");
    for (var account : new String[] {"labs", "neocloud"}) {
      operate("accounts", "{\"account\":\"%s\"}".formatted(account));
      operate("deposits", "{\"account\":\"%s\",\"amount\":\"5000\"}".formatted(account));
      keys.put(account, venue.keys().participant(account));
    }
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void list(String product, String kind, int multiplier, String reference)
      throws Exception {
    operate(
        "products",
        "{\"product\":\"%s\",\"kind\":\"%s\",\"multiplier\":%d,\"tick\":\"0.005\",\"margin\":\"400\"}"
            .formatted(product, kind, multiplier));
    operate(
        "contracts",
        "{\"contract\":\"%s-2026-12\",\"product\":\"%s\",\"reference\":\"%s\"}"
            .formatted(product, product, reference));
    operate("state", "{\"product\":\"%s\",\"state\":\"continuous\"}".formatted(product));
  }

  void operate(String what, String body) throws Exception {
    post("/v1/operator/" + what, operator, body);
  }

  /// labs buys from neocloud.
  void trade(String contract, int lots, String price) throws Exception {
    for (var side : new String[] {"sell", "buy"}) {
      var order =
          "{\"id\":\"o%d\",\"contract\":\"%s\",\"side\":\"%s\",\"qty\":%d,\"price\":\"%s\"}"
              .formatted(++orders, contract, side, lots, price);
      post("/v1/orders", key(side.equals("buy") ? "labs" : "neocloud"), order);
    }
  }

  private void post(String path, String key, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(at(path))
            .header("X-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), () -> path + " " + body + " " + answer.body());
  }

  String key(String account) {
    return keys.get(account);
  }

  URI at(String path) {
    return venue.address().resolve(path);
  }

  @Override
  public void close() {
    client.shutdownNow();
    venue.stop();
    venue.run();
  }
}
