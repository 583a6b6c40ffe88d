// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The orders by the ids their clients gave them: a hash table of (account, id) over primitive
/// arrays.
///
/// An entry exists from acceptance until its id is free again, which is later than the order's own
/// death (rule X-6). The entry's number is what a book carries as an order's tag.
///
/// Most entries belong to dead orders and are far from any cache, so the table answers nearly every
/// question from one place of its own: a slot holds an entry and 32 bits of its hash, the next
/// slots are tried in turn, and a removal closes the gap. The table is never more than half full.
public final class ClientIds {
  /// An id is at most this many bytes of UTF-8.
  public static final int MAX_LENGTH = 36;

  public static final int NONE = 0;

  /// An id fills these words from the first byte on; its length is the last word's top byte.
  private static final int WORDS = 5;

  private static final int LENGTH_SHIFT = 56;

  private long[] table = new long[1024];
  private int[] nextFree = new int[512];
  private int[] accounts = new int[512];
  private long[] ids = new long[512 * WORDS];
  private final long[] key = new long[WORDS];
  private long keyHash;
  private int unused = 1;
  private int firstFree;
  private int size;

  /// Reads an id into the table's own form; every other call speaks of the id read last.
  public void read(byte[] id, int length) {
    int words = words(length);
    for (int word = 0; word < words; word++) {
      int from = word << 3;
      int to = Math.min(length, from + 8);
      long value = 0;
      for (int i = to - 1; i >= from; i--) {
        value = value << 8 | id[i] & 0xFF;
      }
      key[word] = value;
    }
    Arrays.fill(key, words, WORDS, 0);
    key[WORDS - 1] |= (long) length << LENGTH_SHIFT;
    hashKey(length);
  }

  private static int words(int length) {
    return length + 7 >> 3;
  }

  private void hashKey(int length) {
    long hash = length;
    int words = words(length);
    for (int word = 0; word < words; word++) {
      hash = (hash ^ key[word]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    keyHash = hash;
  }

  public int find(int account) {
    int tag = tag(account);
    int mask = table.length - 1;
    int at = tag & mask;
    long slot = table[at];
    while (slot != 0) {
      if ((int) (slot >>> 32) == tag && matches((int) slot, account)) {
        return (int) slot;
      }
      at = at + 1 & mask;
      slot = table[at];
    }
    return NONE;
  }

  /// A new entry for the id read last.
  public int add(int account) {
    if (size >= table.length >> 1) {
      grow();
    }
    int entry = take();
    accounts[entry] = account;
    System.arraycopy(key, 0, ids, entry * WORDS, WORDS);
    put((long) tag(account) << 32 | entry);
    size++;
    return entry;
  }

  /// Makes the id free again.
  public void remove(int entry) {
    System.arraycopy(ids, entry * WORDS, key, 0, WORDS);
    hashKey(length(entry));
    int mask = table.length - 1;
    int at = tag(accounts[entry]) & mask;
    while ((int) table[at] != entry) {
      at = at + 1 & mask;
    }
    close(at, mask);
    accounts[entry] = 0;
    nextFree[entry] = firstFree;
    firstFree = entry;
    size--;
  }

  /// Empties a slot and moves up what was pushed past it.
  private void close(int empty, int mask) {
    int gap = empty;
    int at = gap + 1 & mask;
    long slot = table[at];
    while (slot != 0) {
      int home = (int) (slot >>> 32) & mask;
      if ((at - home & mask) >= (at - gap & mask)) {
        table[gap] = slot;
        gap = at;
      }
      at = at + 1 & mask;
      slot = table[at];
    }
    table[gap] = 0;
  }

  /// Account of an entry, 0 when the entry is not in use.
  public int account(int entry) {
    return accounts[entry];
  }

  public int length(int entry) {
    return (int) (ids[entry * WORDS + WORDS - 1] >>> LENGTH_SHIFT);
  }

  /// Copies an entry's id; returns its length.
  public int copy(int entry, byte[] into) {
    int length = length(entry);
    for (int from = 0; from < length; from += 8) {
      long value = ids[entry * WORDS + (from >> 3)];
      int to = Math.min(length, from + 8);
      for (int i = from; i < to; i++) {
        into[i] = (byte) value;
        value >>= 8;
      }
    }
    return length;
  }

  /// Entries are numbered 1 .. this - 1; some may not be in use.
  public int end() {
    return unused;
  }

  private boolean matches(int entry, int account) {
    int at = entry * WORDS;
    return accounts[entry] == account
        && ids[at] == key[0]
        && ids[at + 1] == key[1]
        && ids[at + 2] == key[2]
        && ids[at + 3] == key[3]
        && ids[at + 4] == key[4];
  }

  /// Of the id read last, given by that account.
  private int tag(int account) {
    long hash = (keyHash ^ account) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32);
  }

  private void put(long slot) {
    int mask = table.length - 1;
    int at = (int) (slot >>> 32) & mask;
    while (table[at] != 0) {
      at = at + 1 & mask;
    }
    table[at] = slot;
  }

  private int take() {
    if (firstFree != NONE) {
      int entry = firstFree;
      firstFree = nextFree[entry];
      return entry;
    }
    if (unused == accounts.length) {
      int length = unused * 2;
      nextFree = Arrays.copyOf(nextFree, length);
      accounts = Arrays.copyOf(accounts, length);
      ids = Arrays.copyOf(ids, length * WORDS);
    }
    return unused++;
  }

  private void grow() {
    var before = table;
    table = new long[before.length * 2];
    for (long slot : before) {
      if (slot != 0) {
        put(slot);
      }
    }
  }
}
