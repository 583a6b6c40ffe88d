// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Keeps other people's web pages from using a browser on this machine to reach the door, and this
/// door's page from reaching anything else.
///
/// The door listens on the loopback address, which every page in a local browser can call. So a
/// request must name this machine as its host (a page whose own name was pointed here does not),
/// and one that says it comes from a page must come from this door's.
final class Guard implements HttpHandler {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
  private static final HttpString POLICY = HttpString.tryFromString("Content-Security-Policy");
  private static final HttpString NO_SNIFF = HttpString.tryFromString("X-Content-Type-Options");
  private static final HttpString REFERRER = HttpString.tryFromString("Referrer-Policy");
  private static final HttpString OPENER = HttpString.tryFromString("Cross-Origin-Opener-Policy");
  private static final HttpString RESOURCE =
      HttpString.tryFromString("Cross-Origin-Resource-Policy");

  private final HttpHandler next;

  Guard(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    var headers = exchange.getResponseHeaders();
    headers.put(POLICY, policy(List.of()));
    headers.put(NO_SNIFF, "nosniff");
    headers.put(REFERRER, "no-referrer");
    headers.put(OPENER, "same-origin");
    headers.put(RESOURCE, "same-origin");
    var host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    if (host == null || !THIS_MACHINE.contains(name(host))) {
      refuse(exchange, "foreign-host", "host " + host + " is not this machine; use localhost");
      return;
    }
    var origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (origin != null && !isOwn(origin, host)) {
      refuse(exchange, "foreign-origin", "requests from pages of " + origin + " are not taken");
      return;
    }
    next.handleRequest(exchange);
  }

  private static String name(String host) {
    return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isOwn(String origin, String host) {
    try {
      var uri = URI.create(origin);
      return host.equals(uri.getRawAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static void refuse(HttpServerExchange exchange, String code, String message) {
    exchange.setStatusCode(403);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    var json = new Refusal(403, code, message, null, 0).json();
    exchange.getResponseSender().send(ByteBuffer.wrap(Json.bytes(json)));
  }

  /// Everything from this door alone; scripts that stand in a page itself only by their hash.
  static String policy(List<String> scripts) {
    var allowed = new StringBuilder("'self'");
    scripts.forEach(script -> allowed.append(" 'sha256-").append(script).append("'"));
    return "default-src 'self'; script-src "
        + allowed
        + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none';"
        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  /// Hashes of the scripts that stand in a page, such as its import map.
  static List<String> inlineScripts(String page) {
    return INLINE_SCRIPT
        .matcher(page)
        .results()
        .map((MatchResult found) -> sha256(found.group(1).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
