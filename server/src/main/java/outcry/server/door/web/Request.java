// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// One request as a route sees it: who asks, the variables of its path, its query and its body.
final class Request {
  private final HttpServerExchange exchange;
  private final Map<String, String> path;
  private final Caller caller;
  private final int longestBody;

  Request(HttpServerExchange exchange, Map<String, String> path, Caller caller, int longestBody) {
    this.exchange = exchange;
    this.path = path;
    this.caller = caller;
    this.longestBody = longestBody;
  }

  Caller caller() {
    return caller;
  }

  String path(String variable) {
    return path.get(variable);
  }

  /// Refuses query parameters a route does not have.
  void knowQuery(Set<String> known) {
    for (var name : exchange.getQueryParameters().keySet()) {
      if (!known.contains(name)) {
        throw Refusal.bad("unknown-field", "unknown query parameter " + name, name);
      }
    }
  }

  /// Null when the parameter is not there.
  String query(String name) {
    var values = exchange.getQueryParameters().get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }

  String neededQuery(String name) {
    var value = query(name);
    if (value == null || value.isEmpty()) {
      throw Refusal.bad("missing-field", "query parameter " + name + " is missing", name);
    }
    return value;
  }

  /// A whole number from 1 to `most`.
  int limit(String name, int otherwise, int most) {
    var text = query(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= 1 && value <= most) {
        return value;
      }
    }
    throw Refusal.bad(
        "bad-limit", name + " " + text + " is not a whole number from 1 to " + most, name);
  }

  /// The body as a JSON object. Longer than the route allows: 413.
  ObjectNode json() {
    try {
      if (exchange.getRequestContentLength() > longestBody) {
        throw tooLong();
      }
      var bytes = exchange.getInputStream().readNBytes(longestBody + 1);
      if (bytes.length > longestBody) {
        throw tooLong();
      }
      return Json.parse(bytes);
    } catch (IOException e) {
      throw Refusal.bad("unreadable-body", "the body could not be read: " + e.getMessage(), null);
    }
  }

  private Refusal tooLong() {
    return new Refusal(
        413, "body-too-large", "the body is longer than " + longestBody + " bytes", null, 0);
  }

  Body body(String... fields) {
    return Body.of(json(), fields);
  }

  /// The body, with what the request gives beside it.
  Body body(Map<String, String> given) {
    return Body.of(json(), given);
  }

  /// The account a caller speaks for: a participant's own, or the one an operator or viewer names
  /// with `?account=`.
  String account() {
    return caller.is(Caller.Role.PARTICIPANT) ? account(query("account")) : neededQuery("account");
  }

  /// The same of an account the path names.
  String account(String named) {
    if (caller.is(Caller.Role.PARTICIPANT)) {
      if (named != null && !named.equals(caller.account())) {
        throw new Refusal(
            403,
            "forbidden",
            "this key is for account " + caller.account() + " alone",
            "account",
            0);
      }
      return caller.account();
    }
    return named;
  }
}
