// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who may override: the people the journal has registered, each with a key (rule I-36).
public final class People {
  static final String REGISTERED = "registered";

  private People() {}

  /// Public keys by person, in the order in which they were registered.
  public static Map<String, String> of(Journal journal) throws BadFixing, IOException {
    return of(journal.lines());
  }

  static Map<String, String> of(List<Journal.Line> lines) {
    var people = new LinkedHashMap<String, String>();
    for (var line : lines) {
      if (line.entry().event().equals(REGISTERED)) {
        people.put(line.entry().about(), line.entry().of());
      }
    }
    return people;
  }

  /// @throws BadFixing when the person is not registered, or with another key
  static void check(Journal journal, String person, VerifyingKey key)
      throws BadFixing, IOException {
    var people = of(journal);
    var known = people.get(person);
    if (known == null)
      throw new BadFixing(
          "\""
              + person
              + "\" is not registered; registered are "
              + (people.isEmpty() ? "none" : String.join(", ", people.keySet()))
              + " (rule I-36). Register with: index override register "
              + person);
    if (!known.equals(key.text()))
      throw new BadFixing(
          "\""
              + person
              + "\" is registered with the key "
              + known
              + ", not with "
              + key.text()
              + " (rule I-36)");
  }
}
