// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The pages and their modules, from the class path: `/` is the market, `/margin/NAME` an account's
/// margin, `/index` and `/index/NAME/DATE` the indices, `/rulebook/RULE` the rules, `/page/` their
/// own files, `/lib/NAME/` the files of a module's Maven jar.
///
/// Nothing but these three folders can be reached: a path into them is made of plain names, and a
/// file must have one of the known endings.
final class Pages implements HttpHandler {
  private static final HttpString POLICY = HttpString.tryFromString("Content-Security-Policy");
  private static final String OWN = "outcry/server/page/";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9._@-]*");
  private static final String[] LIBRARY_GROUPS = {"org.mvnpm", "org.mvnpm.at.lit"};
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  /// A file as it is sent; `policy` is null unless it is a page that may bring scripts of its own.
  private record File(byte[] bytes, String type, String etag, String policy) {}

  private final Map<String, Optional<File>> files = new ConcurrentHashMap<>();
  private final Map<String, Optional<String>> versions = new ConcurrentHashMap<>();
  private final ClassLoader loader = Pages.class.getClassLoader();

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestPath();
    if (!method.equals(Methods.GET) && !method.equals(Methods.HEAD)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, "GET");
      refuse(exchange, 405, "wrong-method", method + " is not possible at " + path + ", use GET");
      return;
    }
    var resource = resource(path);
    var file = resource.flatMap(name -> files.computeIfAbsent(name, this::load));
    if (file.isEmpty()) {
      resource.ifPresent(files::remove);
      refuse(exchange, 404, "unknown-path", "there is nothing at " + path);
      return;
    }
    send(exchange, file.get());
  }

  private static void refuse(HttpServerExchange exchange, int status, String code, String message) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    var json = new Refusal(status, code, message, null, 0).json();
    exchange.getResponseSender().send(ByteBuffer.wrap(Json.bytes(json)));
  }

  private static void send(HttpServerExchange exchange, File file) {
    var headers = exchange.getResponseHeaders();
    headers.put(Headers.ETAG, file.etag());
    headers.put(Headers.CACHE_CONTROL, "no-cache");
    if (file.policy() != null) {
      headers.put(POLICY, file.policy());
    }
    if (file.etag().equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
      exchange.setStatusCode(304).endExchange();
      return;
    }
    headers.put(Headers.CONTENT_TYPE, file.type());
    exchange.getResponseSender().send(ByteBuffer.wrap(file.bytes()));
  }

  /// The class-path name of what is asked for; empty when it is none of ours.
  private Optional<String> resource(String path) {
    if (path.equals("/")) {
      return Optional.of(OWN + "index.html");
    }
    var segments = Route.segments(path);
    if (segments.getFirst().equals("margin") && segments.size() <= 2) {
      return Optional.of(OWN + "margin.html");
    }
    if (segments.getFirst().equals("rulebook") && segments.size() <= 2) {
      return Optional.of(OWN + "rulebook.html");
    }
    if (segments.getFirst().equals("index") && segments.size() <= 3) {
      return Optional.of(OWN + "indices.html");
    }
    if (segments.size() < 2 || !segments.stream().allMatch(each -> PLAIN.matcher(each).matches())) {
      return Optional.empty();
    }
    var rest = String.join("/", segments.subList(1, segments.size()));
    return switch (segments.getFirst()) {
      case "page" -> Optional.of(OWN + rest);
      case "lib" -> library(segments.get(1), rest.substring(segments.get(1).length()));
      default -> Optional.empty();
    };
  }

  private Optional<String> library(String name, String rest) {
    return versions
        .computeIfAbsent(name, this::version)
        .map(version -> "META-INF/resources/_static/" + name + "/" + version + rest);
  }

  /// Which version of a module is on the class path, as its jar says.
  private Optional<String> version(String name) {
    for (var group : LIBRARY_GROUPS) {
      try (var in =
          loader.getResourceAsStream("META-INF/maven/" + group + "/" + name + "/pom.properties")) {
        if (in != null) {
          var properties = new Properties();
          properties.load(in);
          return Optional.ofNullable(properties.getProperty("version"));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.empty();
  }

  private Optional<File> load(String name) {
    var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (var in = loader.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      var bytes = in.readAllBytes();
      var policy =
          name.endsWith(".html")
              ? Guard.policy(Guard.inlineScripts(new String(bytes, StandardCharsets.UTF_8)))
              : null;
      return Optional.of(new File(bytes, type, "\"" + Guard.sha256(bytes) + "\"", policy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
