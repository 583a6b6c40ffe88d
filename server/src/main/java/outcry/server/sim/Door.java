// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The public door as any stranger uses it: JSON over HTTP, with one key and connections of its
/// own.
final class Door implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNAVAILABLE = 503;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI at;
  private final String key;

  /// `at` is where the venue listens, `http://127.0.0.1:8080`; `key` is whose it is.
  Door(URI at, String key) {
    this.at = at;
    this.key = key;
  }

  static ObjectNode body() {
    return JSON.createObjectNode();
  }

  /// A value as it stands in a path or query.
  static String quoted(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Answer get(String path) {
    return ask("GET", path, null);
  }

  Answer post(String path, ObjectNode body) {
    return ask("POST", path, body);
  }

  Answer patch(String path, ObjectNode body) {
    return ask("PATCH", path, body);
  }

  Answer delete(String path) {
    return ask("DELETE", path, null);
  }

  private Answer ask(String method, String path, ObjectNode body) {
    var content =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    var request =
        HttpRequest.newBuilder(at.resolve(path))
            .timeout(PATIENCE)
            .header("X-Key", key)
            .header("Content-Type", "application/json")
            .method(method, content)
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      var answer = new Answer(response.statusCode(), JSON.readTree(response.body()));
      if (answer.status() == UNAVAILABLE) {
        throw new DoorClosed(method + " " + path + ": " + answer.message(), null);
      }
      return answer;
    } catch (IOException e) {
      throw new DoorClosed(method + " " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DoorClosed(method + " " + path + ": told to stop", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
