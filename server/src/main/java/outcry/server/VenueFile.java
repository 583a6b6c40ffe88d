// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `venue.json` in a data directory: which process is open there, on which port, since when. For
/// whoever wants to talk to the venue; the lock, not this file, says whether it runs.
public record VenueFile(long pid, int port, String started) {
  private static final String NAME = "venue.json";
  private static final JsonMapper MAPPER = new JsonMapper();

  static void write(Path data, int port) throws IOException {
    var file = new VenueFile(ProcessHandle.current().pid(), port, Instant.now().toString());
    Files.writeString(data.resolve(NAME), MAPPER.writeValueAsString(file) + "\n");
  }

  static void remove(Path data) {
    try {
      Files.deleteIfExists(data.resolve(NAME));
    } catch (IOException _) {
      // the directory may be what failed
    }
  }

  /// The venue that is open on a data directory now; empty when none is.
  public static Optional<VenueFile> read(Path data) {
    try {
      return DataDirectory.isHeld(data)
          ? Optional.of(MAPPER.readValue(Files.readString(data.resolve(NAME)), VenueFile.class))
          : Optional.empty();
    } catch (NoSuchFileException | JacksonException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
