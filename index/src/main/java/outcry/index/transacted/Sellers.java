// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;

/// The panel of a day of trades: one row a seller, also for those whose trades do not count.
record Sellers(
    WorkedDay worked, List<Trade> trades, Caps caps, TradingDay day, TransactedTerms terms) {

  List<PanelRow> rows() {
    var bySeller = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < trades.size(); i++) {
      bySeller.computeIfAbsent(trades.get(i).seller(), _ -> new ArrayList<>()).add(i);
    }
    var rows = new ArrayList<PanelRow>();
    bySeller.forEach((seller, indices) -> rows.add(traded(seller, indices)));
    var named = new TreeSet<>(bySeller.keySet());
    for (var dropped : day.dropped()) {
      if (named.add(dropped.provider())) rows.add(excluded(dropped));
    }
    for (var refusal : day.refusals()) {
      if (!refusal.provider().isEmpty() && named.add(refusal.provider())) {
        rows.add(row(refusal.provider(), Screen.REFUSED, refusal.reason()));
      }
    }
    rows.sort((one, other) -> one.provider().compareTo(other.provider()));
    return rows;
  }

  private PanelRow traded(String seller, List<Integer> indices) {
    var prices = indices.stream().mapToLong(i -> trades.get(i).price()).toArray();
    var shares = indices.stream().mapToDouble(i -> caps.shares()[i]).toArray();
    double reported = 0;
    double counted = 0;
    double weight = 0;
    double total = trades.stream().mapToDouble(Trade::quantity).sum();
    var partitions = new TreeSet<Integer>();
    for (int i : indices) {
      int part = (int) (Math.floorMod(trades.get(i).second(), 86_400L) / terms.partitionSeconds());
      partitions.add(part);
      reported += trades.get(i).quantity() / total;
      counted += caps.shares()[i];
      weight += caps.shares()[i] / worked.partitions().get(part).share() / worked.filled();
    }
    boolean capped = counted < reported - 1e-9;
    return new PanelRow(
        seller,
        trades.get(indices.getFirst()).tier(),
        VolumeMedian.median(prices, shares),
        indices.stream().mapToLong(i -> trades.get(i).second()).max().orElseThrow(),
        indices.size(),
        weight,
        0,
        0,
        capped ? Screen.CAPPED : Screen.INCLUDED,
        false,
        String.format(
            Locale.ROOT,
            "%d trades in %d partitions, %.1f %% of the volume reported, %.1f %% of the volume"
                + " counted%s",
            indices.size(),
            partitions.size(),
            100 * reported,
            100 * counted,
            capped ? ": held down by the caps on pairs and contributors (rule I-44)" : ""));
  }

  private static PanelRow excluded(Dropped dropped) {
    return row(dropped.provider(), dropped.screen(), dropped.reason());
  }

  private static PanelRow row(String provider, Screen screen, String reason) {
    return new PanelRow(provider, "", 0, 0, 0, 0, 0, 0, screen, false, reason);
  }
}
