// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whose vote a provider's price is (rule I-20): the legal group behind the names under which it
/// sells. A name nobody knows is its own group, whatever its upper and lower case.
///
/// Read from a table `provider,group,since,note`; an empty `since` means always, a day means from
/// that day on. Of several rows that apply the newest does.
public final class Groups {
  private static final List<String> COLUMNS = List.of("provider", "group", "since");
  private static final Groups SHIPPED =
      new Groups(Map.of()).with("providers.csv", Resources.text("providers.csv"));

  /// Owners of owners, no more.
  private static final int MOST_HOPS = 8;

  private record Since(long day, String group) {}

  private final Map<String, List<Since>> byName;

  private Groups(Map<String, List<Since>> byName) {
    this.byName = byName;
  }

  /// The table shipped with this module.
  public static Groups shipped() {
    return SHIPPED;
  }

  /// This table and another one, whose rows come first.
  ///
  /// @param name the file's name, for messages
  /// @throws BadTable naming file, line, value and rule
  public Groups with(String name, String text) {
    var merged = new HashMap<>(byName);
    var rows = OptionTable.read(name, text, COLUMNS, "I-20");
    for (var row : rows) {
      var provider = key(row.text("provider"));
      var group = row.text("group");
      long day = row.optional("since").isEmpty() ? Long.MIN_VALUE : row.date("since").toEpochDay();
      var known = new ArrayList<>(merged.getOrDefault(provider, List.of()));
      known.removeIf(since -> since.day == day);
      known.add(new Since(day, group));
      known.sort((a, b) -> Long.compare(b.day, a.day));
      merged.put(provider, List.copyOf(known));
      merged.putIfAbsent(key(group), List.of(new Since(Long.MIN_VALUE, group)));
    }
    var groups = new Groups(Map.copyOf(merged));
    for (var row : rows) groups.checkEnds(row);
    return groups;
  }

  private void checkEnds(OptionTable.Row row) {
    try {
      for (var since : byName.get(key(row.text("provider")))) {
        find(row.text("provider"), since.day);
      }
    } catch (IllegalStateException _) {
      throw row.wrong(
          "group", "'" + row.text("group") + "' leads back to '" + row.text("provider") + "'");
    }
  }

  /// The group behind a name on a day; empty when the table does not know the name.
  ///
  /// @param day days since 1970
  String find(String provider, long day) {
    var found = step(provider, day);
    for (int hop = 0; !found.isEmpty(); hop++) {
      var next = step(found, day);
      if (next.isEmpty() || next.equals(found)) break;
      if (hop == MOST_HOPS) throw new IllegalStateException(provider + " owns itself");
      found = next;
    }
    return found;
  }

  /// True when the group behind this name is not the same on all days.
  boolean isDated(String provider) {
    var reached = new ArrayList<>(List.of(key(provider)));
    for (int i = 0; i < reached.size(); i++) {
      for (var since : byName.getOrDefault(reached.get(i), List.of())) {
        if (since.day > Long.MIN_VALUE) return true;
        if (!reached.contains(key(since.group))) reached.add(key(since.group));
      }
    }
    return false;
  }

  private String step(String name, long day) {
    for (var since : byName.getOrDefault(key(name), List.of())) {
      if (since.day <= day) return since.group;
    }
    return "";
  }

  private static String key(String name) {
    return Vocabulary.plain(name).replace(".", "");
  }
}
