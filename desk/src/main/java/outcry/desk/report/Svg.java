// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.Locale;

/// Writes a drawing tag by tag. Colours come from the page's classes, so that one drawing serves
/// light and dark.
public final class Svg {
  private final StringBuilder out = new StringBuilder();

  public Svg(int width, int height, String shape, String label) {
    out.append("<svg class=\"")
        .append(shape)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height);
    out.append("\" role=\"img\" aria-label=\"").append(escape(label)).append("\">\n");
  }

  public Svg line(double x1, double y1, double x2, double y2, String style) {
    out.append("<line x1=\"")
        .append(n(x1))
        .append("\" y1=\"")
        .append(n(y1))
        .append("\" x2=\"")
        .append(n(x2));
    out.append("\" y2=\"").append(n(y2)).append("\" class=\"").append(style).append("\"/>\n");
    return this;
  }

  public Svg path(String d, String style) {
    out.append("<path d=\"").append(d).append("\" class=\"").append(style).append("\"/>\n");
    return this;
  }

  /// A box with a note that shows while the pointer rests on it.
  public Svg box(double x, double y, double width, double height, String style, String note) {
    out.append("<rect x=\"")
        .append(n(x))
        .append("\" y=\"")
        .append(n(y))
        .append("\" width=\"")
        .append(n(width));
    out.append("\" height=\"")
        .append(n(Math.max(0, height)))
        .append("\" class=\"")
        .append(style)
        .append("\"><title>");
    out.append(escape(note)).append("</title></rect>\n");
    return this;
  }

  public Svg text(double x, double y, String style, String words) {
    out.append("<text x=\"")
        .append(n(x))
        .append("\" y=\"")
        .append(n(y))
        .append("\" class=\"")
        .append(style)
        .append("\">");
    out.append(escape(words)).append("</text>\n");
    return this;
  }

  public String end() {
    return out.append("</svg>\n").toString();
  }

  public static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
