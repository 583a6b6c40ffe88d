// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Indices that have no first value yet, and why: the many of which nothing was said in one line, a
/// sum by the parts it waits for, every other with its reason.
final class NotBegun {
  private static final Pattern WAITS = Pattern.compile("(\\S+) is withheld: ");

  private NotBegun() {}

  /// @param why the reason by name
  static List<String> lines(Map<String, String> why) {
    var lines = new ArrayList<String>();
    var silent = new ArrayList<String>();
    why.forEach(
        (name, reason) -> {
          if (reason.equals("no prices of its goods")) silent.add(name);
          else lines.add(name + " has not begun: " + told(reason));
        });
    if (!silent.isEmpty())
      lines.add("not begun, because nothing was said of their goods: " + String.join(", ", silent));
    return lines;
  }

  private static String told(String reason) {
    var waits = WAITS.matcher(reason);
    var parts = new LinkedHashSet<String>();
    while (waits.find()) parts.add(waits.group(1));
    return parts.isEmpty() ? reason : "it waits for " + String.join(", ", parts);
  }
}
