// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// A client of the stream that keeps what it hears.
final class Listener implements WebSocket.Listener {
  private static final int PATIENCE_SECONDS = 20;

  final CompletableFuture<String> closed = new CompletableFuture<>();
  private final BlockingQueue<ObjectNode> heard = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final Visit visit;
  private WebSocket socket;

  private Listener(Visit visit) {
    this.visit = visit;
  }

  static Listener at(Visit visit) {
    var listener = new Listener(visit);
    listener.socket =
        visit
            .client()
            .newWebSocketBuilder()
            .buildAsync(visit.uri("ws", "/v1/stream"), listener)
            .join();
    return listener;
  }

  void say(String text) {
    visit.note("says " + (text.length() > 300 ? text.length() + " characters" : text));
    socket.sendText(text, true).join();
  }

  void subscribe(String... channels) {
    say("{\"op\":\"subscribe\",\"channels\":[\"" + String.join("\",\"", channels) + "\"]}");
  }

  /// The next message.
  ObjectNode hear() throws InterruptedException {
    var message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(message, () -> "heard nothing more" + visit.story());
    visit.note("hears " + (message.toString().length() > 300 ? "much" : message));
    return message;
  }

  /// The next message that passes; others are passed over.
  ObjectNode hear(Predicate<ObjectNode> which) throws InterruptedException {
    var message = hear();
    while (!which.test(message)) {
      message = hear();
    }
    return message;
  }

  @Override
  public void onOpen(WebSocket opened) {
    opened.request(Long.MAX_VALUE / 2);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(Json.parse(part.toString().getBytes(StandardCharsets.UTF_8)));
      part.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete("error " + error);
  }
}
