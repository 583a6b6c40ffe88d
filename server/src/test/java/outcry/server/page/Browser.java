// SPDX-License-Identifier: Apache-2.0
package outcry.server.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One tab of a headless Chromium, driven over its own debugging protocol.
final class Browser implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_NANOS = 50_000_000;

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket tab;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /// The browser's program on this machine; empty when there is none.
  static Optional<Path> installed() {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts `program` with its profile in `home`, with a window of this size.
  Browser(Path program, Path home, int width, int height) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--user-data-dir=" + home,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    var portFile = home.resolve("DevToolsActivePort");
    await("the browser listens", () -> lines(portFile) >= 2);
    var port = Files.readAllLines(portFile).getFirst();
    tab = http.newWebSocketBuilder().buildAsync(firstPage(port), new Receiver()).get();
    for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", JSON.createObjectNode());
    }
    call(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 800));
  }

  private static long lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  private URI firstPage(String port) throws IOException, InterruptedException {
    var list = URI.create("http://127.0.0.1:" + port + "/json");
    var answer = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
    for (var target : JSON.readTree(answer.body())) {
      if (target.path("type").asString().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asString());
      }
    }
    throw new IOException("the browser shows no page: " + answer.body());
  }

  void open(URI page) {
    call("Page.navigate", JSON.createObjectNode().put("url", page.toString()));
  }

  /// The value of a JavaScript expression on the page, as text.
  String read(String expression) {
    var question = JSON.createObjectNode().put("expression", expression).put("returnByValue", true);
    return call("Runtime.evaluate", question).path("result").path("value").asString("");
  }

  /// Waits until an expression is true on the page.
  void await(String expression) {
    await(expression, () -> read("String(!!(" + expression + "))").equals("true"));
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "not within " + PATIENCE_SECONDS + " s: " + what + "; " + complaints);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /// Errors, warnings and whatever else the page wrote to its console.
  List<String> complaints() {
    return complaints;
  }

  /// The address of everything the page asked for.
  List<String> requests() {
    return requests;
  }

  private JsonNode call(String method, ObjectNode parameters) {
    int id = asked.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    var message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    try {
      tab.sendText(JSON.writeValueAsString(message), true).get();
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method + " was not answered", e);
    }
  }

  @Override
  public void close() {
    tab.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true);
    try {
      if (!process.waitFor(Duration.ofSeconds(10))) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      tab.abort();
      http.shutdownNow();
    }
  }

  private final class Receiver implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        take(JSON.readTree(message.toString()));
        message.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void take(JsonNode told) {
      if (told.has("id")) {
        var answer = answers.remove(told.path("id").asInt());
        if (answer != null) {
          answer.complete(told.path("result"));
        }
        return;
      }
      var parameters = told.path("params");
      switch (told.path("method").asString("")) {
        case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
            complaints.add(parameters.toString());
        case "Network.requestWillBeSent" ->
            requests.add(parameters.path("request").path("url").asString());
        case "Network.webSocketCreated" -> requests.add(parameters.path("url").asString());
        default -> {}
      }
    }
  }
}
