// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.util.List;
import java.util.Locale;

/// Sellers and publishers whose terms forbid an index made of their prices, or its display (rule
/// I-2). A row that names one of them is refused, wherever it came from.
final class Forbidden {

  private static final List<String> NAMES =
      List.of("runpod", "vast.ai", "vastai", "silicon data", "ornn", "compute desk");

  private Forbidden() {}

  static boolean names(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return NAMES.stream().anyMatch(lower::contains);
  }
}
