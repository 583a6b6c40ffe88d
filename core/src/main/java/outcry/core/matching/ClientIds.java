// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.agrona.concurrent.UnsafeBuffer;

/// The orders by the ids their clients gave them: a hash table of (account, id) over primitive
/// arrays.
///
/// An entry exists from acceptance until its id is free again, which is later than the order's own
/// death (rule X-6). The entry's number is what a book carries as an order's tag.
///
/// Most entries belong to dead orders and are far from any cache, so the table answers nearly every
/// question from one place of its own: a slot holds an entry and 32 bits of its hash, the next
/// slots are tried in turn, and a removal closes the gap. The table is never more than half full.
///
/// Even that one place costs more than the rest of an order. Three things keep an order from
/// waiting for it: the ids of live orders, which are few, stand in a small table of their own as
/// well, where a cancel finds them; new entries go to the large table a batch at a time, so that
/// memory answers for all of them at once; and an account that numbers its orders upwards is known
/// to send a new id without looking (see [#rank]).
public final class ClientIds {
  /// An id is at most this many bytes of UTF-8.
  public static final int MAX_LENGTH = 36;

  public static final int NONE = 0;

  /// An id fills these words from the first byte on; its length is the last word's top byte.
  private static final int WORDS = 5;

  private static final int LENGTH_SHIFT = 56;

  /// Entries that wait to be put into the table together.
  private static final int BATCH = 64;

  private final IntPredicate isLive;
  private long[] table = new long[1024];

  /// A table like the other: the entries of live orders, all that wait, and some of dead orders,
  /// which go when there are too many.
  private long[] live = new long[1024];

  private int liveCount;

  /// As long as that one, for [#thin].
  private long[] spare = new long[1024];

  /// The slots to put into the table.
  private final long[] waiting = new long[BATCH];

  private int waitingCount;

  /// The highest rank an account's ids have; by account.
  private long[] highest = new long[64];

  private int removed;
  private int[] nextFree = new int[512];
  private int[] accounts = new int[512];
  private long[] ids = new long[512 * WORDS];
  private final long[] key = new long[WORDS];

  /// The id that is being read.
  private final UnsafeBuffer view = new UnsafeBuffer(0, 0);

  private long keyHash;
  private long rank;
  private int unused = 1;
  private int firstFree;
  private int size;

  /// Of orders that all stay live.
  public ClientIds() {
    this(_ -> true);
  }

  /// `isLive`: of an entry. Not asked before the next entry is added.
  public ClientIds(IntPredicate isLive) {
    this.isLive = isLive;
  }

  /// Reads an id into the table's own form; every other call speaks of the id read last.
  public void read(byte[] id, int length) {
    view.wrap(id);
    int words = words(length);
    for (int word = 0; word < words; word++) {
      key[word] = word(id, word << 3, length);
    }
    for (int word = words; word < WORDS; word++) {
      key[word] = 0;
    }
    key[WORDS - 1] |= (long) length << LENGTH_SHIFT;
    hashKey(length);
    rank = rank(length, last(id, length));
  }

  /// The last eight bytes, zeros before a shorter id.
  private long last(byte[] id, int length) {
    int from = length - Long.BYTES;
    return from < 0 ? word(id, 0, length) << (-from << 3) : word(id, from, length);
  }

  /// Up to eight bytes, the first one lowest.
  private long word(byte[] id, int from, int to) {
    int count = to - from;
    if (from + Long.BYTES <= id.length) {
      long value = view.getLong(from, ByteOrder.LITTLE_ENDIAN);
      return count >= Long.BYTES ? value : value & (1L << (count << 3)) - 1;
    }
    long value = 0;
    for (int i = to - 1; i >= from; i--) {
      value = value << 8 | id[i] & 0xFF;
    }
    return value;
  }

  /// Higher for the later of two ids of a client that counts: the length, then the last eight
  /// characters as digits. Equal ids have equal ranks, so an id that ranks above all others of its
  /// account is none of them, whatever it looks like.
  private static long rank(int length, long last) {
    long digits = Long.reverseBytes(last) & 0x0F0F0F0F0F0F0F0FL;
    digits = (digits | digits >>> 4) & 0x00FF00FF00FF00FFL;
    digits = (digits | digits >>> 8) & 0x0000FFFF0000FFFFL;
    return (long) length << Integer.SIZE | (digits | digits >>> 16) & 0xFFFFFFFFL;
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
    if (isAbove(account)) {
      return NONE;
    }
    int tag = tag(account);
    int entry = find(live, tag, account);
    return entry != NONE ? entry : find(table, tag, account);
  }

  /// As [#find], of live orders; of dead ones it may answer either way.
  public int findLive(int account) {
    return find(live, tag(account), account);
  }

  private boolean isAbove(int account) {
    return account >= highest.length || rank > highest[account];
  }

  private int find(long[] slots, int tag, int account) {
    int mask = slots.length - 1;
    int at = tag & mask;
    long slot = slots[at];
    while (slot != 0) {
      if ((int) (slot >>> 32) == tag && matches((int) slot, account)) {
        return (int) slot;
      }
      at = at + 1 & mask;
      slot = slots[at];
    }
    return NONE;
  }

  /// A new entry for the id read last.
  public int add(int account) {
    if (liveCount > live.length >> 1) {
      thin();
    }
    int entry = take();
    accounts[entry] = account;
    System.arraycopy(key, 0, ids, entry * WORDS, WORDS);
    raise(account, rank);
    long slot = (long) tag(account) << 32 | entry;
    put(live, slot);
    liveCount++;
    waiting[waitingCount++] = slot;
    size++;
    if (waitingCount == BATCH) {
      settle();
    }
    return entry;
  }

  private void raise(int account, long to) {
    if (account >= highest.length) {
      highest = Arrays.copyOf(highest, Math.max(account + 1, highest.length * 2));
    }
    highest[account] = Math.max(highest[account], to);
  }

  /// Puts the waiting entries into the table.
  private void settle() {
    while (size > table.length >> 1) {
      table = doubled(table);
    }
    for (int i = 0; i < waitingCount; i++) {
      put(table, waiting[i]);
    }
    waitingCount = 0;
  }

  /// Lets the dead orders go out of the table of live ones.
  private void thin() {
    settle();
    int count = 0;
    Arrays.fill(spare, 0);
    for (long slot : live) {
      if (slot != 0 && isLive.test((int) slot)) {
        put(spare, slot);
        count++;
      }
    }
    var before = live;
    live = spare;
    spare = before;
    liveCount = count;
    if (count > live.length >> 2) {
      live = doubled(live);
      spare = new long[live.length];
    }
  }

  /// Makes the id free again.
  public void remove(int entry) {
    settle();
    System.arraycopy(ids, entry * WORDS, key, 0, WORDS);
    hashKey(length(entry));
    int tag = tag(accounts[entry]);
    if (remove(live, tag, entry)) {
      liveCount--;
    }
    remove(table, tag, entry);
    accounts[entry] = 0;
    nextFree[entry] = firstFree;
    firstFree = entry;
    size--;
    if (++removed >= size) {
      rankAnew();
    }
  }

  /// Forgets the ranks of ids that are gone, when they are as many as those that are left.
  private void rankAnew() {
    removed = 0;
    Arrays.fill(highest, 0);
    for (int entry = 1; entry < unused && size > 0; entry++) {
      if (accounts[entry] != 0) {
        raise(accounts[entry], rankOf(entry));
      }
    }
  }

  private long rankOf(int entry) {
    int length = length(entry);
    int first = length - Long.BYTES;
    int at = entry * WORDS + (Math.max(0, first) >> 3);
    int shift = (first & 7) << 3;
    long last = ids[at];
    if (shift != 0) {
      last = first < 0 ? last << (-first << 3) : last >>> shift | ids[at + 1] << -shift;
    }
    return rank(length, last);
  }

  /// Takes an entry out, if it is there, and moves up what was pushed past it.
  private static boolean remove(long[] slots, int tag, int entry) {
    int mask = slots.length - 1;
    int at = tag & mask;
    while ((int) slots[at] != entry) {
      if (slots[at] == 0) {
        return false;
      }
      at = at + 1 & mask;
    }
    close(slots, at);
    return true;
  }

  private static void close(long[] slots, int empty) {
    int mask = slots.length - 1;
    int gap = empty;
    int at = gap + 1 & mask;
    long slot = slots[at];
    while (slot != 0) {
      int home = (int) (slot >>> 32) & mask;
      if ((at - home & mask) >= (at - gap & mask)) {
        slots[gap] = slot;
        gap = at;
      }
      at = at + 1 & mask;
      slot = slots[at];
    }
    slots[gap] = 0;
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

  private static void put(long[] slots, long slot) {
    int mask = slots.length - 1;
    int at = (int) (slot >>> 32) & mask;
    while (slots[at] != 0) {
      at = at + 1 & mask;
    }
    slots[at] = slot;
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

  private static long[] doubled(long[] slots) {
    var larger = new long[slots.length * 2];
    for (long slot : slots) {
      if (slot != 0) {
        put(larger, slot);
      }
    }
    return larger;
  }
}
