// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.IOException;
import java.nio.file.Path;

/// Our own folder takes no more, a full disk for instance. No source is to blame, and asking again
/// does not help.
public final class UnwritableArchive extends IOException {
  private static final long serialVersionUID = 1;

  UnwritableArchive(Path folder, IOException cause) {
    super(folder + " cannot be written: " + cause.getMessage(), cause);
  }
}
