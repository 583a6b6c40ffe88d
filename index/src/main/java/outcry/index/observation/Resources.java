// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The tables shipped with this module.
final class Resources {
  private Resources() {}

  static String text(String table) {
    try (var in = Resources.class.getResourceAsStream("/outcry/index/" + table)) {
      if (in == null) throw new IllegalStateException("the module ships no " + table);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }
}
