// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.ArrayList;
import java.util.List;

/// What it costs to close more than the market takes (rule M-17):
///
///     days to close n = q / (share of the volume x daily volume)
///     add-on = q x rate x (root of max(1, n / horizon) - 1) + q x half the spread
///
/// It grows faster than the position and is not subadditive, so it is published as a table the core
/// evaluates exactly: chords of the curve between multiples of the lots that close within the
/// horizon. A chord of a convex curve lies above it, so the table never asks for less, and at a
/// corner for no more; up to 64 times those lots it asks for at most 3 % of margin and add-on more.
/// Beyond, the last chord reaches to 256 times.
///
/// @param dailyVolume lots traded a day
/// @param share of it that can be had without moving the price
/// @param horizon days
/// @param spread between bid and offer, micro-dollars a lot
public record Concentration(double dailyVolume, double share, double horizon, double spread) {
  private static final double[] CORNERS = {
    1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64
  };

  public Concentration {
    if (!(dailyVolume > 0) || !(share > 0 && share <= 1) || !(horizon > 0) || !(spread >= 0)) {
      throw new IllegalArgumentException(
          "concentration: "
              + dailyVolume
              + " lots a day, "
              + share
              + " of it, "
              + horizon
              + " days, spread "
              + spread
              + "; volume, share and days are positive, a share is at most 1, a spread not"
              + " negative");
    }
  }

  /// Lots that close within the horizon.
  double free() {
    return share * dailyVolume * horizon;
  }

  /// The formula itself, micro-dollars; `rate` is the margin of a lot.
  public double exact(double lots, double rate) {
    double size = lots * rate * (StrictMath.sqrt(Math.max(1, lots / free())) - 1);
    return size + lots * spread / 2;
  }

  /// The table of whole numbers; empty when nothing is to be asked.
  public List<Bracket> table(double rate) {
    var corners = new ArrayList<Long>(List.of(0L));
    for (double corner : CORNERS) {
      long lots = Math.max(1, (long) StrictMath.floor(corner * free()));
      if (lots > corners.getLast()) {
        corners.add(lots);
      }
    }
    var table = new ArrayList<Bracket>();
    for (int c = 0; c < corners.size(); c++) {
      long from = corners.get(c);
      long to = c + 1 < corners.size() ? corners.get(c + 1) : 4 * from;
      double rise = (exact(to, rate) - exact(from, rate)) / (to - from);
      long perLot = (long) StrictMath.ceil(rise - 1e-6);
      if (table.isEmpty() ? perLot > 0 : perLot != table.getLast().perLot()) {
        table.add(new Bracket(from, perLot));
      }
    }
    return List.copyOf(table);
  }
}
