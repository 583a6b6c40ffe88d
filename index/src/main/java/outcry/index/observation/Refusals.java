// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.RandomAccess;

/// Many refusals in little memory: the first few of a kind are kept as they are, and those behind
/// them stand as the last one kept. Every one counts; four bytes each. A kind is a reason at a
/// provider for a good in a file. Only grows.
public final class Refusals extends AbstractList<Refusal> implements RandomAccess {
  /// Kept of a kind.
  static final int FIRST = 20;

  private record Kind(String code, String source, String provider, String good, int input) {}

  private static final class Kept {
    int count;
    int last;
  }

  private final Map<Kind, Kept> kinds = new HashMap<>();
  private Refusal[] kept = new Refusal[16];
  private int keptSize;
  private int[] rows = new int[16];
  private int size;

  @Override
  public boolean add(Refusal refusal) {
    var kind =
        new Kind(
            refusal.code(), refusal.source(), refusal.provider(), refusal.good(), refusal.input());
    var same = kinds.computeIfAbsent(kind, _ -> new Kept());
    if (same.count < FIRST) {
      same.count++;
      same.last = keptSize;
      if (keptSize == kept.length) kept = Arrays.copyOf(kept, keptSize * 2);
      kept[keptSize++] = refusal;
    }
    if (size == rows.length) rows = Arrays.copyOf(rows, size + (size >> 1));
    rows[size++] = same.last;
    return true;
  }

  @Override
  public Refusal get(int index) {
    if (index < 0 || index >= size) throw new IndexOutOfBoundsException(index);
    return kept[rows[index]];
  }

  @Override
  public void clear() {
    kinds.clear();
    kept = new Refusal[16];
    rows = new int[16];
    keptSize = 0;
    size = 0;
  }

  @Override
  public int size() {
    return size;
  }
}
