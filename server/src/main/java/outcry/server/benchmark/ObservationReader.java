// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.io.InputStream;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// Reads one file of observations to readings in the standard unit and refusals with their reason.
public interface ObservationReader {
  /// @param in the file's bytes as they lie on disk
  /// @param input its place in the list of files
  /// @param name how a message names it
  /// @throws BadFixing when it is no file of observations: a column is missing
  void read(InputStream in, int input, String name, Sink sink) throws BadFixing, IOException;

  /// Who takes what was read.
  interface Sink {
    void take(Reading reading);

    void refuse(Refusal refusal);
  }
}
