// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.TreeMap;

/// What is remembered of the payments that came with a key, by account (negative: by member) and
/// key.
final class Keyed<T> {
  @FunctionalInterface
  interface Visitor<T> {
    void onKept(int owner, String key, T kept);
  }

  private record Key(int owner, String key) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byOwner = Integer.compare(owner, other.owner);
      return byOwner != 0 ? byOwner : key.compareTo(other.key);
    }
  }

  private final TreeMap<Key, T> byKey = new TreeMap<>();

  /// Null when there is none, or no key.
  T of(int owner, String key) {
    return key.isEmpty() ? null : byKey.get(new Key(owner, key));
  }

  void keep(int owner, String key, T kept) {
    if (!key.isEmpty()) {
      byKey.put(new Key(owner, key), kept);
    }
  }

  void forEach(Visitor<T> visitor) {
    byKey.forEach((key, kept) -> visitor.onKept(key.owner, key.key, kept));
  }
}
