// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// The meanings of a column's words, looked up by their bytes: a word seen before costs neither a
/// text nor an object. Remembers no more than {@value #MOST} words and understands the rest anew
/// each time, so that a file of nonsense cannot fill the memory.
///
/// @param <T> what a word means; null is an answer too: it means nothing
final class Words<T> {
  private static final int MOST = 1 << 15;
  private static final int SLOTS = 1 << 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Function<String, T> meaning;
  private final T empty;
  private byte[][] words = new byte[64][];
  private Object[] meanings = new Object[64];
  private int size;

  Words(Function<String, T> meaning) {
    this.meaning = meaning;
    this.empty = meaning.apply("");
  }

  /// What these bytes mean. Eight bytes beyond the end must be readable.
  @SuppressWarnings("unchecked")
  T of(byte[] bytes, int from, int to) {
    if (from == to) return empty;
    int mask = words.length - 1;
    int slot = hash(bytes, from, to) & mask;
    for (byte[] word; (word = words[slot]) != null; slot = (slot + 1) & mask) {
      if (word.length == to - from && Arrays.equals(word, 0, word.length, bytes, from, to)) {
        return (T) meanings[slot];
      }
    }
    var found = meaning.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    if (size < MOST) {
      words[slot] = Arrays.copyOfRange(bytes, from, to);
      meanings[slot] = found;
      if (++size * 2 > words.length && words.length < SLOTS) grow();
    }
    return found;
  }

  private void grow() {
    var oldWords = words;
    var oldMeanings = meanings;
    words = new byte[oldWords.length * 2][];
    meanings = new Object[words.length];
    int mask = words.length - 1;
    for (int i = 0; i < oldWords.length; i++) {
      if (oldWords[i] == null) continue;
      var padded = Arrays.copyOf(oldWords[i], oldWords[i].length + Long.BYTES);
      int slot = hash(padded, 0, oldWords[i].length) & mask;
      while (words[slot] != null) slot = (slot + 1) & mask;
      words[slot] = oldWords[i];
      meanings[slot] = oldMeanings[i];
    }
  }

  private static int hash(byte[] bytes, int from, int to) {
    return (int) (hash(0, bytes, from, to) >>> 32);
  }

  /// A hash of these bytes and of what was hashed before; its upper half is good. Eight bytes
  /// beyond the end must be readable.
  static long hash(long before, byte[] bytes, int from, int to) {
    long hash = before + to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) hash = mixed(hash ^ (long) LONG.get(bytes, at));
    int rest = to - at;
    if (rest > 0) hash = mixed(hash ^ ((long) LONG.get(bytes, at) << (Long.SIZE - rest * 8)));
    return hash;
  }

  private static long mixed(long hash) {
    long product = hash * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 29);
  }
}
