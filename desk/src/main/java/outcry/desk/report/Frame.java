// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.List;

/// The paper a chart is drawn on: size, margins, grid and the labels of its axes.
///
/// @param shape class of the drawing: the page shows `wide` on a desk and `narrow` on a phone
public record Frame(int width, int height, int left, int right, int top, int bottom, String shape) {
  public static final Frame WIDE = new Frame(1080, 300, 58, 12, 14, 26, "wide");
  public static final Frame NARROW = new Frame(360, 230, 42, 6, 12, 24, "narrow");

  public double plotWidth() {
    return width - left - right;
  }

  public Scale vertical(double least, double most) {
    return Scale.round(least, most, shape.equals("wide") ? 5 : 4, height - bottom, top);
  }

  /// The middle of the `i`-th of `n` equal columns.
  public double column(int i, int n) {
    return left + plotWidth() * (i + 0.5) / n;
  }

  public void grid(Svg svg, Scale scale) {
    for (double tick : scale.ticks()) {
      double y = scale.at(tick);
      svg.line(left, y, width - right, y, tick == 0 ? "zero" : "grid");
      svg.text(left - 6, y + 4, "tick end", Money.brief(tick));
    }
  }

  /// Labels below the columns: as many as there is room for, always the first.
  public void months(Svg svg, List<String> labels) {
    int room = Math.max(1, (int) (plotWidth() / 62));
    int every = Math.max(1, Math.ceilDiv(labels.size(), room));
    for (int i = 0; i < labels.size(); i += every) {
      svg.text(column(i, labels.size()), height - 8, "tick middle", labels.get(i));
    }
  }
}
