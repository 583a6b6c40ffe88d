// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import outcry.index.observation.ObservationWriter;

/// A day of the store as a table of the observation contract (rule I-16), which `./outcry index
/// fix` takes; what was refused when it was collected stands in it with its reason.
public final class DayTable {
  private DayTable() {}

  /// Writes a new file.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when there is one already
  public static void write(Day day, Path file) throws IOException {
    try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      ObservationWriter.write(day.observations(), day.settled(), out);
    }
  }
}
