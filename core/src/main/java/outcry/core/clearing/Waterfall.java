// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.LossLayer;

/// The order in which a defaulter's loss is borne (rule D-6): layer by layer, the next touched only
/// when the one before is empty; within a layer in proportion to what each of its bearers has,
/// exact by [LargestRemainder]. What no layer bears stays unallocated. Micro-dollars.
public final class Waterfall {
  /// Who stands in a layer, with how much. `source` is the ledger account it is taken from, and
  /// where a recovery returns; `member` is empty for the house's own capital.
  public record Bearer(LossLayer layer, String member, int source, long available) {
    public Bearer {
      if (available < 0) {
        throw new IllegalArgumentException(
            "%s of %s has %d to bear a loss with".formatted(layer, member, available));
      }
    }
  }

  /// A part of a loss that was borne.
  public record Borne(Bearer bearer, long amount) {}

  public record Result(List<Borne> borne, long unallocated) {}

  private Waterfall() {}

  /// `bearers` by layer, those of one layer by name.
  public static Result allocate(long loss, List<Bearer> bearers) {
    var borne = new ArrayList<Borne>();
    long left = loss;
    for (int from = 0; from < bearers.size() && left > 0; ) {
      int to = endOfLayer(bearers, from);
      var layer = bearers.subList(from, to);
      long taken = Math.min(left, total(layer));
      var shares =
          LargestRemainder.cents(taken, layer.stream().mapToLong(Bearer::available).toArray());
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] > 0) {
          borne.add(new Borne(layer.get(i), shares[i]));
        }
      }
      left -= taken;
      from = to;
    }
    return new Result(borne, left);
  }

  /// What came back of a loss returns in the reverse order: the layer that bore last is made whole
  /// first, its bearers in proportion to what they still miss (rule D-11). `missing` in the order
  /// of the waterfall; the answer, too, by position in it.
  public static long[] recover(long amount, List<Borne> missing) {
    var back = new long[missing.size()];
    long left = amount;
    for (int to = missing.size(); to > 0 && left > 0; ) {
      int from = to - 1;
      while (from > 0 && layer(missing, from - 1) == layer(missing, to - 1)) {
        from--;
      }
      var layer = missing.subList(from, to).stream().mapToLong(Borne::amount).toArray();
      long sum = 0;
      for (long each : layer) {
        sum = Math.addExact(sum, each);
      }
      var shares = LargestRemainder.cents(Math.min(left, sum), layer);
      System.arraycopy(shares, 0, back, from, shares.length);
      left -= Math.min(left, sum);
      to = from;
    }
    return back;
  }

  private static LossLayer layer(List<Borne> borne, int i) {
    return borne.get(i).bearer().layer();
  }

  private static int endOfLayer(List<Bearer> bearers, int from) {
    int to = from + 1;
    while (to < bearers.size() && bearers.get(to).layer() == bearers.get(from).layer()) {
      to++;
    }
    return to;
  }

  private static long total(List<Bearer> layer) {
    long total = 0;
    for (var bearer : layer) {
      total = Math.addExact(total, bearer.available());
    }
    return total;
  }
}
