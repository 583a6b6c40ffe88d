// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import outcry.server.door.web.Caller.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/// Finds the route of a request, checks who asks, and writes the answer or the error. Every request
/// runs on a virtual thread of its own, so that a route may simply wait for the exchange.
final class Rest implements HttpHandler, AutoCloseable {
  private static final Logger LOG = System.getLogger(Rest.class.getName());
  private static final HttpString KEY = HttpString.tryFromString("X-Key");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore downloads = new Semaphore(Download.MOST);
  private final List<Route> routes;
  private final Keys keys;
  private final boolean openBooks;

  Rest(List<Route> routes, Keys keys, boolean openBooks) {
    this.routes = List.copyOf(routes);
    this.keys = keys;
    this.openBooks = openBooks;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(
        threads,
        (HttpHandler)
            now -> {
              now.startBlocking();
              answer(now);
            });
  }

  private void answer(HttpServerExchange exchange) {
    try {
      var found = find(exchange);
      if (found instanceof POJONode pojo && pojo.getPojo() instanceof Download download) {
        download.send(exchange, downloads);
      } else {
        send(exchange, 200, found);
      }
    } catch (Refusal refusal) {
      send(exchange, refusal.status(), refusal.json());
    } catch (Exception e) {
      LOG.log(
          Level.ERROR,
          "request failed: " + exchange.getRequestMethod() + " " + exchange.getRequestPath(),
          e);
      var message = "the door failed; its log says why";
      send(exchange, 500, new Refusal(500, "internal", message, null, 0).json());
    }
  }

  private JsonNode find(HttpServerExchange exchange) throws Exception {
    var segments = Route.segments(exchange.getRequestPath());
    var method = exchange.getRequestMethod().toString();
    var wanted = method.equals("HEAD") ? "GET" : method;
    var others = new TreeSet<String>();
    for (var route : routes) {
      Map<String, String> variables = route.match(segments);
      if (variables != null) {
        if (route.method().equals(wanted)) {
          var request =
              new Request(exchange, variables, admit(exchange, route), route.longestBody());
          request.knowQuery(route.query());
          return route.answerer().answer(request);
        }
        others.add(route.method());
      }
    }
    if (others.isEmpty()) {
      throw Refusal.notFound(
          "unknown-path", "there is nothing at " + exchange.getRequestPath(), null);
    }
    var allowed = others.stream().collect(Collectors.joining(", "));
    exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
    throw new Refusal(
        405,
        "wrong-method",
        method + " is not possible at " + exchange.getRequestPath() + ", use " + allowed,
        null,
        0);
  }

  private Caller admit(HttpServerExchange exchange, Route route) {
    var key = exchange.getRequestHeaders().getFirst(KEY);
    var caller = key == null ? Caller.ANYBODY : known(key);
    if (route.access().allows(caller.role(), openBooks)) {
      return caller;
    }
    if (caller.is(Role.PUBLIC)) {
      throw new Refusal(
          401, "no-key", "this needs " + route.access().needs() + " in the header X-Key", null, 0);
    }
    throw new Refusal(403, "forbidden", "this needs " + route.access().needs(), null, 0);
  }

  private Caller known(String key) {
    return keys.caller(key)
        .orElseThrow(
            () ->
                new Refusal(401, "wrong-key", "the key in the header X-Key is not known", null, 0));
  }

  private static void send(HttpServerExchange exchange, int status, JsonNode json) {
    if (exchange.isResponseStarted()) {
      return; // the client hung up in the middle of its body: nobody is there to read an answer
    }
    boolean isDocument = json instanceof POJONode pojo && pojo.getPojo() instanceof Document;
    var document =
        isDocument
            ? (Document) ((POJONode) json).getPojo()
            : new Document("application/json", Json.bytes(json));
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, document.type());
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(ByteBuffer.wrap(document.bytes()));
  }

  @Override
  public void close() {
    threads.close();
  }
}
