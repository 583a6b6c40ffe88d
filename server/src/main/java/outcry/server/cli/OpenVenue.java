// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import outcry.server.VenueFile;
import outcry.server.door.web.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The venue that is open on a data directory, asked through its web door with the control secret
/// kept there.
final class OpenVenue implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper mapper = new JsonMapper();
  private final VenueFile venue;
  private final String secret;

  private OpenVenue(VenueFile venue, String secret) {
    this.venue = venue;
    this.secret = secret;
  }

  /// An exception with a plain message when there is none.
  static OpenVenue on(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      throw new IOException("there is no data directory " + data);
    }
    var venue =
        VenueFile.read(data)
            .orElseThrow(() -> new IOException("no venue is open on " + data.toAbsolutePath()));
    return new OpenVenue(venue, Keys.controlSecret(data));
  }

  VenueFile file() {
    return venue;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + venue.port());
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(address().resolve(path)).GET());
  }

  JsonNode post(String path) throws IOException, InterruptedException {
    return ask(
        HttpRequest.newBuilder(address().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    try {
      var answer =
          client.send(
              request.header("X-Key", secret).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      var json = mapper.readTree(answer.body());
      if (answer.statusCode() >= 400 && !json.has("status")) {
        throw new IOException(json.path("message").asString(answer.body()));
      }
      return json;
    } catch (ConnectException e) {
      throw new IOException(
          "process %d holds the data directory but its door on port %d is shut"
              .formatted(venue.pid(), venue.port()),
          e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
