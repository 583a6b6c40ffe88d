// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.util.List;

/// Builds the report's page from plain text: everything that is said passes through the escape.
final class Html {
  private final StringBuilder out = new StringBuilder();

  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html say(String tag, String words) {
    out.append('<')
        .append(tag)
        .append('>')
        .append(Svg.escape(words))
        .append("</")
        .append(tag)
        .append(">\n");
    return this;
  }

  Html section(String title, String lead) {
    return raw("<section>\n")
        .say("h2", title)
        .raw("<p class=\"lead\">")
        .raw(Svg.escape(lead))
        .raw("</p>\n");
  }

  Html end() {
    return raw("</section>\n");
  }

  /// `keys` are pairs of a class and the words beside its swatch.
  Html legend(String... keys) {
    raw("<p class=\"legend\">");
    for (int i = 0; i < keys.length; i += 2) {
      raw("<span><i class=\"" + keys[i] + "\"></i>" + Svg.escape(keys[i + 1]) + "</span>");
    }
    return raw("</p>\n");
  }

  Html tile(String name, String value, String note) {
    raw("<div class=\"tile\">").say("h3", name).say("strong", value);
    return say("p", note).raw("</div>\n");
  }

  /// A bar of `share` (0..1) of the whole width.
  Html bar(String name, double share, String style, String value) {
    double width = Math.clamp(share, 0, 1) * 100;
    raw(
        "<div class=\"share\"><span class=\"name\">"
            + Svg.escape(name)
            + "</span><span class=\"track\">");
    raw("<i class=\"" + style + "\" style=\"width:" + Svg.n(width) + "%\"></i></span>");
    return raw("<span class=\"value\">" + Svg.escape(value) + "</span></div>\n");
  }

  /// Columns whose heading begins with `<` hold words and stand left, the others hold figures.
  Html table(List<String> heads, List<List<String>> rows) {
    raw("<div class=\"scroll\"><table><thead><tr>");
    for (var head : heads) {
      raw(head.startsWith("<")
              ? "<th class=\"words\">" + Svg.escape(head.substring(1))
              : "<th>" + Svg.escape(head))
          .raw("</th>");
    }
    raw("</tr></thead><tbody>\n");
    for (var row : rows) {
      raw("<tr>");
      for (int i = 0; i < row.size(); i++) {
        raw(heads.get(i).startsWith("<") ? "<td class=\"words\">" : "<td>")
            .raw(Svg.escape(row.get(i)))
            .raw("</td>");
      }
      raw("</tr>\n");
    }
    return raw("</tbody></table></div>\n");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
