// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.io.InputStream;
import outcry.index.fixing.IndexMethod;

/// Reads one file of observations to readings in the standard unit and refusals with their reason.
public interface ObservationReader {
  /// @param in the file's bytes as they lie on disk
  /// @param input its place in the list of files
  /// @param name how a message names it
  /// @throws BadFixing when it is no file of observations: a column is missing
  void read(InputStream in, int input, String name, IndexMethod.Intake intake)
      throws BadFixing, IOException;
}
