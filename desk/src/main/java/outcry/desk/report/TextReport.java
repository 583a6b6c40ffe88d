// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The case for a terminal.
public final class TextReport {
  private TextReport() {}

  public static String of(CaseFigures f) {
    var e = f.effect();
    var out = new StringBuilder();
    out.append("Hedging a compute bill: ")
        .append(Words.span(f))
        .append('\n')
        .append(Words.headline(f))
        .append("\n\n");
    out.append(
        "  month        budget        paid   GPU hedge  token hedge   after hedge    unhedged     "
            + " hedged\n");
    for (var m : f.months()) {
      out.append(
          String.format(
              "  %s %11s %11s %11s %12s %13s %11s %11s%n",
              m.month(),
              Money.whole(m.budget()),
              Money.whole(m.cost()),
              Money.whole(m.gpu()),
              Money.whole(m.token()),
              Money.whole(m.hedgedCost()),
              Money.whole(m.unhedged()),
              Money.whole(m.hedged())));
    }
    out.append("  (USD; unhedged and hedged are cost less budget)\n\n");
    row(out, "standard deviation without hedge", Words.usd(e.unhedged()));
    row(out, "standard deviation with hedge", Words.usd(e.hedged()));
    row(out, "variance, GPU leg alone", Words.leg(e.change().gpu()));
    row(out, "variance, token leg alone", Words.leg(e.change().token()));
    row(out, "variance, both legs", Words.leg(e.change().both()));
    row(out, "highest initial margin", Words.usd(f.maxMargin()));
    row(out, "most own money tied up", Words.usd(f.maxPaidIn()));
    row(out, "hedge result, fees taken off", Words.signed(f.result()) + " USD");
    row(out, "trades through the exchange", Integer.toString(f.trades()));
    Words.warnings(e).forEach(warning -> out.append("  ").append(warning).append('\n'));
    var left = e.left();
    out.append(
        "\n"
            + "What stayed unhedged, as shares of the hedged variance (the desk pays providers, not"
            + " the index)\n");
    row(out, "provider against index", Words.percent(left.basis()));
    row(out, "nothing bought against it", Words.percent(left.uncovered()));
    row(out, "whole lots, orders not filled", Words.percent(left.sizing()));
    row(out, "fees", Words.percent(left.fees()));
    out.append('\n').append(purchases(f.purchases()));
    return out.toString();
  }

  private static String purchases(List<Purchases> purchases) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("provider", "bought", "hedge", "beta", "before", "left", "why"));
    for (var p : purchases) {
      rows.add(
          List.of(
              p.provider(),
              p.bought(),
              Residue.hedge(p),
              Residue.beta(p),
              Money.whole(p.unhedged()),
              Money.whole(p.left()),
              p.verdict()));
    }
    int[] widths = new int[7];
    rows.forEach(
        r ->
            IntStream.range(0, 7).forEach(i -> widths[i] = Math.max(widths[i], r.get(i).length())));
    var out = new StringBuilder();
    for (var row : rows) {
      out.append(' ');
      for (int i = 0; i < 7; i++) {
        boolean figure = i == 4 || i == 5;
        out.append(' ')
            .append(i == 6 ? row.get(i) : pad(row.get(i), widths[i], figure))
            .append(' ');
      }
      out.append('\n');
    }
    return out.toString().replaceAll(" +\n", "\n");
  }

  private static String pad(String text, int width, boolean right) {
    var blank = " ".repeat(width - text.length());
    return right ? blank + text : text + blank;
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append("  ")
        .append(pad(name, 34, false))
        .append(pad(value, Math.max(20, value.length()), true))
        .append('\n');
  }
}
