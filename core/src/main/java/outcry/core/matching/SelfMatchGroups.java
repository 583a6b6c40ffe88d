// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The venue-wide names of self-match groups, by number from 1 in the order they were first used
/// (rule X-7). Numbers are never seen outside.
public final class SelfMatchGroups {
  private final Map<String, Integer> numbers = new TreeMap<>();
  private final List<String> names = new ArrayList<>();

  /// 0 for the empty name.
  public int number(String name) {
    if (name.isEmpty()) {
      return 0;
    }
    var known = numbers.get(name);
    if (known != null) {
      return known;
    }
    names.add(name);
    numbers.put(name, names.size());
    return names.size();
  }

  public String name(int number) {
    return number == 0 ? "" : names.get(number - 1);
  }
}
