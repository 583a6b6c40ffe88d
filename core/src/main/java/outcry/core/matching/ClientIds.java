// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The orders by the ids their clients gave them: a hash table of (account, id) over primitive arrays.
///
/// An entry exists from acceptance until its id is free again, which is later than the order's own death (rule X-6).
/// The entry's number is what a book carries as an order's tag.
public final class ClientIds {
  /// An id is at most this many bytes of UTF-8.
  public static final int MAX_LENGTH = 36;

  public static final int NONE = 0;
  private static final int WORDS = 5;

  private int[] buckets = new int[1024];
  private int[] nextInBucket = new int[512];
  private int[] accounts = new int[512];
  private long[] ids = new long[512 * WORDS];
  private final long[] key = new long[WORDS];
  private int unused = 1;
  private int firstFree;
  private int size;

  /// Reads an id into the table's own form; every other call speaks of the id read last.
  public void read(byte[] id, int length) {
    Arrays.fill(key, 0);
    key[0] = length;
    for (int i = 0; i < length; i++) {
      key[(i + 4) >> 3] |= (id[i] & 0xFFL) << (((i + 4) & 7) << 3);
    }
  }

  public int find(int account) {
    int entry = buckets[bucket(account)];
    while (entry != NONE && !matches(entry, account)) {
      entry = nextInBucket[entry];
    }
    return entry;
  }

  /// A new entry for the id read last.
  public int add(int account) {
    if (size >= buckets.length) {
      rehash();
    }
    int entry = take();
    accounts[entry] = account;
    System.arraycopy(key, 0, ids, entry * WORDS, WORDS);
    link(entry, bucket(account));
    size++;
    return entry;
  }

  /// Makes the id free again.
  public void remove(int entry) {
    int account = accounts[entry];
    System.arraycopy(ids, entry * WORDS, key, 0, WORDS);
    int bucket = bucket(account);
    if (buckets[bucket] == entry) {
      buckets[bucket] = nextInBucket[entry];
    } else {
      int before = buckets[bucket];
      while (nextInBucket[before] != entry) {
        before = nextInBucket[before];
      }
      nextInBucket[before] = nextInBucket[entry];
    }
    accounts[entry] = 0;
    nextInBucket[entry] = firstFree;
    firstFree = entry;
    size--;
  }

  /// Account of an entry, 0 when the entry is not in use.
  public int account(int entry) {
    return accounts[entry];
  }

  public int length(int entry) {
    return (int) (ids[entry * WORDS] & 0xFF);
  }

  /// Copies an entry's id; returns its length.
  public int copy(int entry, byte[] into) {
    int length = length(entry);
    for (int i = 0; i < length; i++) {
      into[i] = (byte) (ids[entry * WORDS + ((i + 4) >> 3)] >> (((i + 4) & 7) << 3));
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

  private int bucket(int account) {
    long hash = account;
    for (long word : key) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return (int) hash & (buckets.length - 1);
  }

  private void link(int entry, int bucket) {
    nextInBucket[entry] = buckets[bucket];
    buckets[bucket] = entry;
  }

  private int take() {
    if (firstFree != NONE) {
      int entry = firstFree;
      firstFree = nextInBucket[entry];
      return entry;
    }
    if (unused == accounts.length) {
      int length = unused * 2;
      nextInBucket = Arrays.copyOf(nextInBucket, length);
      accounts = Arrays.copyOf(accounts, length);
      ids = Arrays.copyOf(ids, length * WORDS);
    }
    return unused++;
  }

  private void rehash() {
    var saved = key.clone();
    buckets = new int[buckets.length * 2];
    for (int entry = 1; entry < unused; entry++) {
      if (accounts[entry] != 0) {
        System.arraycopy(ids, entry * WORDS, key, 0, WORDS);
        link(entry, bucket(accounts[entry]));
      }
    }
    System.arraycopy(saved, 0, key, 0, WORDS);
  }
}
