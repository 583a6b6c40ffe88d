// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.VerifyingKey;

/// Who may contribute transacted prices: a register kept by the administrator, a line for each
/// contributor, `contributor,key,since,until` with the 32 bytes of an Ed25519 public key in base64
/// and the first and the last day, which may be empty.
public final class Contributors {
  /// No contributor at all, as shipped.
  public static final Contributors NONE = new Contributors(Map.of());

  private record Contributor(VerifyingKey key, LocalDate since, LocalDate until) {}

  private final Map<String, Contributor> byName;

  private Contributors(Map<String, Contributor> byName) {
    this.byName = byName;
  }

  /// @throws IllegalArgumentException naming line and value of what is wrong in the register
  public static Contributors parse(String register) {
    var byName = new HashMap<String, Contributor>();
    int line = 0;
    boolean headed = false;
    for (var text : register.split("\r?\n")) {
      line++;
      if (text.isBlank() || text.startsWith("#")) continue;
      if (!headed) {
        headed = true;
        if (text.equals("contributor,key,since,until")) continue;
        throw wrong(line, "the columns are contributor,key,since,until");
      }
      var fields = text.split(",", -1);
      if (fields.length != 4) throw wrong(line, fields.length + " fields of 4");
      if (!fields[0].matches("[a-z0-9][a-z0-9-]{1,40}")) {
        throw wrong(line, "'" + fields[0] + "' is no name: small letters, digits, hyphens");
      }
      if (byName.put(fields[0], contributor(line, fields)) != null) {
        throw wrong(line, "'" + fields[0] + "' is there twice");
      }
    }
    return new Contributors(Map.copyOf(byName));
  }

  private static Contributor contributor(int line, String[] fields) {
    try {
      return new Contributor(
          VerifyingKey.of(fields[1]),
          fields[2].isEmpty() ? LocalDate.MIN : LocalDate.parse(fields[2]),
          fields[3].isEmpty() ? LocalDate.MAX : LocalDate.parse(fields[3]));
    } catch (BadFixing | DateTimeException e) {
      throw wrong(line, e.getMessage());
    }
  }

  /// The key of a contributor registered on the day of a time.
  Optional<VerifyingKey> key(String name, Instant at) {
    var day = at.atZone(ZoneOffset.UTC).toLocalDate();
    return Optional.ofNullable(byName.get(name))
        .filter(one -> !day.isBefore(one.since()) && !day.isAfter(one.until()))
        .map(Contributor::key);
  }

  private static IllegalArgumentException wrong(int line, String why) {
    return new IllegalArgumentException("register of contributors:" + line + ": " + why);
  }
}
