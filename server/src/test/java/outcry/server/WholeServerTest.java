// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.cli.Outcry;
import outcry.server.cluster.Rooms;
import outcry.server.door.web.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The venue as a user has it: a process, a web door, a stream, a power cut.
class WholeServerTest {
  private static final long PATIENCE_SECONDS = 30;

  @TempDir private Path home;
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();
  private URI door;
  private String operator;

  private JavaProcess serve() throws IOException {
    var process =
        JavaProcess.start(Outcry.class, "serve", "--port", "0", "--data", home.toString());
    var line = process.until(said -> said.startsWith("Outcry is open at "));
    door = URI.create(line.split(" ")[4]);
    return process;
  }

  /// The state hash in the line a venue opens or closes with.
  private static String hashIn(String line) {
    return line.replaceAll(".*state hash ([0-9a-f]{16}).*", "$1");
  }

  private JsonNode ask(String method, String path, String key, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(door.resolve(path))
            .header("X-Key", key)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), () -> method + " " + path + ": " + answer.body());
    return mapper.readTree(answer.body());
  }

  private void operates(String path, String body) throws Exception {
    ask("POST", "/v1/operator/" + path, operator, body);
  }

  private void opensTheMarket() throws Exception {
    operates(
        "products",
        """
        {"product":"H100","kind":"gpu-hour","multiplier":730,"tick":"0.005","margin":"400"}\
        """);
    operates(
        "contracts",
        """
        {"contract":"H100-2026-12","product":"H100","reference":"3.10"}\
        """);
    operates(
        "state",
        """
        {"product":"H100","state":"continuous"}\
        """);
    operates(
        "deposits",
        """
        {"account":"labs","amount":"10000"}\
        """);
    operates(
        "deposits",
        """
        {"account":"neocloud","amount":"10000"}\
        """);
  }

  private JsonNode orders(String account, String id, String side) throws Exception {
    return ask(
        "POST",
        "/v1/orders?account=" + account,
        operator,
        """
        {"id":"%s","contract":"H100-2026-12","side":"%s","qty":5,"price":"3.10"}\
        """
            .formatted(id, side));
  }

  private BlockingQueue<String> listensToTrades() {
    var heard = new LinkedBlockingQueue<String>();
    client
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + door.getPort() + "/v1/stream"), new Ear(heard))
        .join()
        .sendText("{\"op\":\"subscribe\",\"channels\":[\"trades\"]}", true)
        .join();
    return heard;
  }

  private record Ear(BlockingQueue<String> heard) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      heard.add(text.toString());
      socket.request(1);
      return null;
    }
  }

  private static String hears(BlockingQueue<String> heard, String word) throws Exception {
    var all = new StringBuilder();
    while (true) {
      var text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(text != null, () -> "'" + word + "' never came, but: " + all);
      all.append(text).append('\n');
      if (text.contains(word)) {
        return text;
      }
    }
  }

  @Test
  void tradesByRestListensByWebSocketIsKilledAndComesBack() throws Exception {
    String hash;
    try (var server = serve()) {
      operator =
          server.lines().stream()
              .filter(line -> line.contains("operator's key"))
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .findFirst()
              .orElseThrow();
      opensTheMarket();
      var heard = listensToTrades();
      hears(heard, "snapshot");
      orders("neocloud", "s1", "sell");
      var bought = orders("labs", "b1", "buy");
      assertTrue(bought.toString().contains("traded"), bought.toString());
      hears(heard, "3.100");
      hash =
          ask("POST", "/v1/operator/report", Keys.controlSecret(home), "{}")
              .path("hash")
              .asString();
      server.kill();
    }
    try (var server = serve()) {
      assertEquals(hash, hashIn(server.lines().getLast()), "the hash after SIGKILL");
      var positions = ask("GET", "/v1/positions?account=labs", operator, "");
      assertTrue(positions.toString().contains("H100-2026-12"), positions.toString());
      var trades = ask("GET", "/v1/trades?limit=10", operator, "").path("trades");
      assertEquals(1, trades.size(), () -> "trades in the history: " + trades);

      assertEquals(0, server.terminate(), () -> "after SIGTERM: " + server.lines());
      assertEquals(hash, hashIn(server.lines().getLast()), "the hash it closed with");
      assertFalse(Files.exists(Rooms.in(home).memory()), "nothing is left in shared memory");
    }
  }
}
