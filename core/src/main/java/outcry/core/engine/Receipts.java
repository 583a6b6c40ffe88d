// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.TreeMap;

/// What was answered to the payments that came with a key, by account (negative: by member) and
/// key.
final class Receipts {
  @FunctionalInterface
  interface Visitor {
    void onReceipt(int owner, String key, Receipt receipt);
  }

  private record Key(int owner, String key) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byOwner = Integer.compare(owner, other.owner);
      return byOwner != 0 ? byOwner : key.compareTo(other.key);
    }
  }

  private final TreeMap<Key, Receipt> byKey = new TreeMap<>();

  /// Null when there is none, or no key.
  Receipt of(int owner, String key) {
    return key.isEmpty() ? null : byKey.get(new Key(owner, key));
  }

  void keep(int owner, String key, Receipt receipt) {
    if (!key.isEmpty()) {
      byKey.put(new Key(owner, key), receipt);
    }
  }

  void forEach(Visitor visitor) {
    byKey.forEach((key, receipt) -> visitor.onReceipt(key.owner, key.key, receipt));
  }
}
