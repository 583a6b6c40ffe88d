// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import outcry.server.collect.SourceTerms.Permission;

/// A seller on this machine that answers what it is told to, in order.
public final class CornerShop implements AutoCloseable {
  /// Writes one answer.
  @FunctionalInterface
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  public CornerShop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestURI()
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer;
    synchronized (answers) {
      answer = answers.isEmpty() ? status(500) : answers.poll();
    }
    try (exchange) {
      answer.to(exchange);
    }
  }

  public CornerShop then(Answer answer) {
    synchronized (answers) {
      answers.add(answer);
    }
    return this;
  }

  public CornerShop says(String text) {
    return then(
        exchange -> {
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /// Announces all of it and hangs up in the middle.
  public CornerShop saysHalfOf(String text) {
    return then(
        exchange -> {
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
          exchange.getResponseBody().flush();
        });
  }

  public static Answer status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Paths and bodies of what it was asked, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public SourceTerms terms() {
    return terms(Permission.YES);
  }

  public SourceTerms terms(Permission index) {
    return new SourceTerms(
        "corner",
        "The corner shop",
        List.of("127.0.0.1"),
        index,
        Permission.YES,
        "",
        "Prices by the corner shop",
        "CC BY 4.0",
        "https://corner.example/terms");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
