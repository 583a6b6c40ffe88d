// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.pricing.margin.Span.Commodity;
import outcry.pricing.margin.Span.InterCommodity;

/// What a SPAN-style file asks of a portfolio (rule M-19). For each commodity:
///
///     scan = largest, over the scenarios, of the sum of lots x loss; at least nothing
///     risk = max(scan + between months + delivery - credits, least of the short options)
///
/// and the total is the sum of the risks less the value of options paid upfront.
public record SpanRequirement(List<Part> parts, double optionValue) {
  /// A commodity's share, in dollars.
  ///
  /// @param scenario the one that decides, from 1; 0 when nothing can be lost
  /// @param priceRisk part of the scan that is due to the price, for credits
  public record Part(
      String commodity,
      double scan,
      int scenario,
      double netDelta,
      double priceRisk,
      double interMonth,
      double delivery,
      double credit,
      double shortMinimum) {
    public double risk() {
      return Math.max(scan + interMonth + delivery - credit, shortMinimum);
    }
  }

  public SpanRequirement {
    parts = List.copyOf(parts);
  }

  public double risk() {
    return parts.stream().mapToDouble(Part::risk).sum();
  }

  public double total() {
    return Math.max(0, risk() - optionValue);
  }

  /// `positions` in lots, longs positive.
  public static SpanRequirement of(Span file, Map<String, Long> positions) {
    var parts = new LinkedHashMap<String, Part>();
    double value = 0;
    for (var commodity : file.commodities()) {
      parts.put(commodity.name(), part(commodity, positions));
      for (var row : commodity.rows()) {
        value += positions.getOrDefault(row.contract(), 0L) * row.value();
      }
    }
    var left = new LinkedHashMap<String, Double>();
    parts.forEach((name, part) -> left.put(name, part.netDelta()));
    for (var credit : file.credits()) {
      apply(credit, parts, left);
    }
    return new SpanRequirement(new ArrayList<>(parts.values()), value);
  }

  private static Part part(Commodity commodity, Map<String, Long> positions) {
    double[] losses = new double[SpanScenario.ALL.size()];
    double longs = 0;
    double shorts = 0;
    double delivery = 0;
    double least = 0;
    for (var row : commodity.rows()) {
      long lots = positions.getOrDefault(row.contract(), 0L);
      for (int s = 0; s < losses.length; s++) {
        losses[s] += lots * row.losses().get(s);
      }
      double delta = lots * row.delta();
      longs += Math.max(0, delta);
      shorts += Math.max(0, -delta);
      delivery += Math.abs(lots) * row.delivery();
      least += row.option() ? Math.max(0, -lots) * commodity.shortMinimum() : 0;
    }
    int worst = 0;
    for (int s = 1; s < losses.length; s++) {
      worst = losses[s] > losses[worst] ? s : worst;
    }
    double scan = Math.max(0, losses[worst]);
    return new Part(
        commodity.name(),
        scan,
        scan > 0 ? worst + 1 : 0,
        longs - shorts,
        priceRisk(losses, worst),
        Math.min(longs, shorts) * commodity.interMonth(),
        delivery,
        0,
        least);
  }

  /// The deciding scenario and its twin of the other volatility are averaged, which takes
  /// volatility out; what is lost when the price stands still is time's. An extreme move has no
  /// twin.
  private static double priceRisk(double[] losses, int worst) {
    int extremes = losses.length - 2;
    double level = worst >= extremes ? losses[worst] : (losses[worst] + losses[worst ^ 1]) / 2;
    return Math.max(0, level - (losses[0] + losses[1]) / 2);
  }

  /// As many spreads as the legs' deltas allow, all legs on their side or all on the other.
  private static void apply(
      InterCommodity credit, Map<String, Part> parts, Map<String, Double> left) {
    for (int side : new int[] {1, -1}) {
      double possible = Double.POSITIVE_INFINITY;
      for (var leg : credit.legs()) {
        possible =
            Math.min(
                possible,
                Math.max(0, side * left.getOrDefault(leg.commodity(), 0.0) / leg.ratio()));
      }
      if (possible > 0) {
        for (var leg : credit.legs()) {
          release(leg.commodity(), Math.abs(leg.ratio()) * possible, credit.rate(), parts);
          left.merge(leg.commodity(), -side * leg.ratio() * possible, Double::sum);
        }
        return;
      }
    }
  }

  private static void release(
      String commodity, double deltas, double rate, Map<String, Part> parts) {
    var part = parts.get(commodity);
    double perDelta = part.priceRisk() / Math.abs(part.netDelta());
    parts.put(
        commodity,
        new Part(
            part.commodity(),
            part.scan(),
            part.scenario(),
            part.netDelta(),
            part.priceRisk(),
            part.interMonth(),
            part.delivery(),
            part.credit() + rate * perDelta * deltas,
            part.shortMinimum()));
  }
}
