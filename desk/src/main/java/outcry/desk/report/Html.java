// SPDX-License-Identifier: Apache-2.0
package outcry.desk.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Builds the report's page from plain text: everything that is said passes through the escape.
public final class Html {
  private final StringBuilder out = new StringBuilder();

  /// A page up to its content: no script, no request, light or dark as the reader's machine is.
  ///
  /// @param style more rules than the report's own
  public static Html page(String title, String style) {
    return new Html()
        .raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .say("title", title)
        .raw("<style>\n" + style(Html.class, "report.css") + style)
        .raw("</style>\n</head>\n<body>\n<main>\n");
  }

  /// The page, closed.
  public String closed() {
    return raw("</main>\n</body>\n</html>\n").toString();
  }

  /// A style sheet that lies beside a class.
  public static String style(Class<?> beside, String name) {
    try (var in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not beside " + beside.getSimpleName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  public Html say(String tag, String words) {
    out.append('<')
        .append(tag)
        .append('>')
        .append(Svg.escape(words))
        .append("</")
        .append(tag)
        .append(">\n");
    return this;
  }

  public Html section(String title, String lead) {
    return raw("<section>\n")
        .say("h2", title)
        .raw("<p class=\"lead\">")
        .raw(Svg.escape(lead))
        .raw("</p>\n");
  }

  public Html end() {
    return raw("</section>\n");
  }

  /// `keys` are pairs of a class and the words beside its swatch.
  public Html legend(String... keys) {
    raw("<p class=\"legend\">");
    for (int i = 0; i < keys.length; i += 2) {
      raw("<span><i class=\"" + keys[i] + "\"></i>" + Svg.escape(keys[i + 1]) + "</span>");
    }
    return raw("</p>\n");
  }

  public Html tile(String name, String value, String note) {
    raw("<div class=\"tile\">").say("h3", name).say("strong", value);
    return say("p", note).raw("</div>\n");
  }

  /// A bar of `share` (0..1) of the whole width.
  public Html bar(String name, double share, String style, String value) {
    double width = Math.clamp(share, 0, 1) * 100;
    raw(
        "<div class=\"share\"><span class=\"name\">"
            + Svg.escape(name)
            + "</span><span class=\"track\">");
    raw("<i class=\"" + style + "\" style=\"width:" + Svg.n(width) + "%\"></i></span>");
    return raw("<span class=\"value\">" + Svg.escape(value) + "</span></div>\n");
  }

  /// Columns whose heading begins with `<` hold words and stand left, the others hold figures.
  public Html table(List<String> heads, List<List<String>> rows) {
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
