// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// What is wrong with a text that is no JSON, in one line and without the parser's names for its
/// own parts and switches.
public final class JsonFault {
  private static final Pattern OWN_NAMES =
      Pattern.compile(
          " \\(start marker at .*| \\(bound as .*| \\(`JsonToken.*|: enable `.*|, from `[^`]*`");

  private JsonFault() {}

  public static String words(JacksonException e) {
    var first = e.getOriginalMessage().lines().findFirst().orElse("");
    return OWN_NAMES.matcher(first).replaceAll("");
  }
}
