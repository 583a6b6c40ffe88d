// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page comes whole from the class path, nothing else does, and other people's pages stay out.
class PagesAndGuardTest {
  @TempDir Path data;
  private Visit visit;

  @BeforeEach
  void open() throws Exception {
    visit = Visit.to(data);
  }

  @AfterEach
  void close() {
    visit.close();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(visit.uri("http", path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return visit.send(request.build());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void thePageAndEverythingItNamesIsThere() throws Exception {
    var page = get("/");
    assertEquals(200, page.statusCode(), visit::story);
    assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
    var links = Pattern.compile("\"(/(?:page|lib)/[^\"]*\\.[a-z]+)\"");
    var named = links.matcher(new String(page.body(), StandardCharsets.UTF_8)).results().toList();
    assertTrue(named.size() > 4, visit::story);
    for (var link : named) {
      var file = get(link.group(1));
      assertEquals(200, file.statusCode(), visit::story);
      assertTrue(file.body().length > 0, link.group(1));
    }
    assertEquals(
        "text/javascript; charset=utf-8", header(get("/lib/lit/index.js"), "Content-Type"));
  }

  @Test
  void thePagesOwnImportMapIsAllowedAndNoOtherScript() throws Exception {
    var page = get("/");
    var policy = header(page, "Content-Security-Policy");
    var map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    var found = map.matcher(new String(page.body(), StandardCharsets.UTF_8));
    assertTrue(found.find());
    var hash = Guard.sha256(found.group(1).getBytes(StandardCharsets.UTF_8));
    assertTrue(policy.contains("script-src 'self' 'sha256-" + hash + "';"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertFalse(header(get("/v1/status"), "Content-Security-Policy").contains("sha256"));
  }

  @Test
  void aFileThatHasNotChangedIsNotSentAgain() throws Exception {
    var etag = header(get("/page/app.js"), "ETag");
    var again = get("/page/app.js", "If-None-Match", etag);
    assertEquals(304, again.statusCode(), visit::story);
    assertEquals(0, again.body().length);
  }

  @Test
  void nothingOutsideThePageCanBeReached() throws Exception {
    var paths =
        """
        /page/../../../META-INF/MANIFEST.MF
        /page/..%2f..%2f..%2fMETA-INF%2fMANIFEST.MF
        /page/%2e%2e/%2e%2e/read/Market.class
        /page/..\\..\\read\\Market.class
        /page//etc/passwd
        /page/
        /page
        /lib/
        /lib/lit
        /lib/lit/
        /lib/lit/../../../../outcry/server/page/app.js
        /lib/../page/app.js
        /lib/nothing/index.js
        /lib/lit/package.json%00.js
        /META-INF/MANIFEST.MF
        /outcry/server/page/app.js
        """;
    for (var path : paths.lines().toList()) {
      var status = status(path, "localhost");
      assertTrue(
          status.equals("404") || status.equals("400"), path + " was answered with " + status);
    }
  }

  /// The status of a path sent as it is written, which an ordinary client would tidy up first.
  private String status(String path, String host) throws IOException {
    try (var socket = new Socket("127.0.0.1", visit.door.port())) {
      var ask = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.isEmpty() ? "closed" : answer.substring(9, 12);
    }
  }

  @Test
  void pagesOfOthersAreTurnedAway() throws Exception {
    var own = "http://127.0.0.1:" + visit.door.port();
    assertEquals(200, get("/v1/status", "Origin", own).statusCode());
    for (var origin :
        new String[] {"http://evil.example", "null", "http://127.0.0.1:1", "file://"}) {
      assertEquals(403, get("/v1/status", "Origin", origin).statusCode(), origin);
      var order =
          HttpRequest.newBuilder(visit.uri("http", "/v1/orders"))
              .header("Origin", origin)
              .header("X-Key", visit.labs)
              .POST(HttpRequest.BodyPublishers.ofString(Visit.order("b1", "buy", 1, "3.00")))
              .build();
      long before = visit.venue.hash();
      assertEquals(403, visit.send(order).statusCode(), origin);
      assertEquals(before, visit.venue.hash(), origin);
    }
    assertEquals("403", status("/v1/participants", "evil.example"));
    assertEquals("403", status("/v1/participants", "127.0.0.1.evil.example:8080"));
    assertEquals("200", status("/health", "localhost:8080"));
    assertEquals("200", status("/health", "[::1]:8080"));
  }

  @Test
  void theStreamIsNotOpenedForPagesOfOthers() {
    var refused =
        Assertions.assertThrows(
            CompletionException.class,
            () ->
                visit
                    .client()
                    .newWebSocketBuilder()
                    .header("Origin", "http://evil.example")
                    .buildAsync(
                        visit.uri("ws", "/v1/stream"), new java.net.http.WebSocket.Listener() {})
                    .join());
    assertTrue(
        refused.getCause() instanceof java.net.http.WebSocketHandshakeException, visit::story);
  }

  @Test
  void theCommandLineStopsTheVenueWithTheControlSecret() throws Exception {
    var secret = Keys.controlSecret(data);
    assertEquals("up", visit.get("/health").text("status"), visit::story);
    assertEquals("test", visit.get("/v1/status", secret).text("version"), visit::story);
    var snapshot = visit.ok(visit.call("POST", "/v1/operator/snapshot", secret, "{}"));
    assertEquals("4711", snapshot.text("position"), visit::story);
    var deposit = visit.call("POST", "/v1/operator/deposits", secret, "{}");
    assertEquals(403, deposit.status(), visit::story);
    visit.ok(visit.call("POST", "/v1/operator/stop", secret, null));
    var health = visit.call("GET", "/health", null, null);
    assertEquals(503, health.status(), visit::story);
    assertEquals("down", health.text("status"), visit::story);
  }

  @Test
  void anOpenBookShowsEveryAccountWithoutAKey() throws Exception {
    var elsewhere = data.resolve("open");
    try (var open = new Visit(elsewhere, true, 1024)) {
      open.listTheDecemberContract();
      var all = open.get("/v1/participants").json().get("participants");
      assertEquals("labs", all.get(0).get("account").asString(), open::story);
      assertEquals("100000.000000", all.get(0).get("free").asString(), open::story);
      assertEquals(401, open.call("GET", "/v1/ledger", null, null).status(), open::story);
      assertEquals(401, open.call("GET", "/v1/account?account=labs", null, null).status());
    }
  }

  @Test
  void aDoorClosesTwiceWithoutHarmAndItsPortIsSaidWhenTaken() throws Exception {
    var settings = new WebDoor.Settings(visit.door.port(), false, Visit.NOTICE);
    var taken =
        Assertions.assertThrows(
            IllegalStateException.class,
            () ->
                new WebDoor(
                    visit.venue.model(),
                    visit.venue,
                    new RecentHistory(visit.venue.model()),
                    visit.keys,
                    null,
                    settings));
    assertTrue(taken.getMessage().contains("port " + visit.door.port()), taken.getMessage());
    visit.door.close();
  }
}
