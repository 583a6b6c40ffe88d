// SPDX-License-Identifier: Apache-2.0
package outcry.server.statement;

import java.util.stream.LongStream;
import outcry.desk.report.Html;
import outcry.desk.report.Svg;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;

/// A statement for people: one page, no script, fit to be printed.
public final class StatementPage {
  private static final long CENT = 10_000;

  private final Statement statement;
  private final Html page;

  /// Two decimals when every amount of the page is whole cents, else six for all.
  private final int decimals;

  private StatementPage(Statement statement) {
    this.statement = statement;
    this.decimals = amounts(statement).allMatch(amount -> amount % CENT == 0) ? 2 : 6;
    var title = "Statement of " + statement.account() + ", " + Words.date(statement.date());
    this.page = Html.page(title, Html.style(StatementPage.class, "statement.css"));
  }

  public static String of(Statement statement) {
    return new StatementPage(statement).write();
  }

  private static LongStream amounts(Statement of) {
    var cash = of.entries().stream().flatMapToLong(e -> LongStream.of(e.amount(), e.cash()));
    var values = of.positions().stream().mapToLong(Statement.Position::value);
    var margin =
        of.margin().stream().flatMapToLong(m -> LongStream.of(m.collateral(), m.required()));
    return LongStream.concat(
        LongStream.of(of.opening()), LongStream.concat(cash, LongStream.concat(values, margin)));
  }

  private String write() {
    page.raw("<header>\n<p class=\"eyebrow\">Outcry, statement of account</p>\n");
    page.say("h1", statement.account() + ", " + Words.date(statement.date()));
    page.say("p", who());
    page.raw("</header>\n");
    tiles();
    movements();
    positions();
    deals();
    return page.closed();
  }

  private String who() {
    var member =
        "A %s account of member %s.".formatted(Words.of(statement.kind()), statement.member());
    return statement.isClosed()
        ? member + " All amounts are US dollars; times are UTC."
        : member + " The day is not settled yet: this statement goes on. Amounts are US dollars.";
  }

  private void tiles() {
    page.raw("<div class=\"tiles\">\n");
    page.tile("Opening cash", money(statement.opening()), "what the day before left");
    page.tile("Moved", signed(statement.moved()), statement.entries().size() + " movements");
    page.tile("Closing cash", money(statement.closing()), "opening and moved together");
    if (statement.margin().isPresent()) {
      var margin = statement.margin().get();
      boolean called = margin.call() > 0;
      page.tile(
          called ? "Margin call" : "Free collateral",
          money(called ? margin.call() : margin.free()),
          "%s collateral, %s required"
              .formatted(money(margin.collateral()), money(margin.required())));
    } else {
      page.tile("Free collateral", "–", "told when the day is settled");
    }
    page.raw("</div>\n");
  }

  private void movements() {
    page.section("Cash", "Every movement, and what it left.");
    page.raw("<div class=\"scroll\"><table>\n<thead><tr><th class=\"words\">Time</th>");
    page.raw("<th class=\"words\">What</th><th class=\"words\">For</th>");
    page.raw("<th>Amount</th><th>Cash</th></tr></thead>\n<tbody>\n");
    sum("Opening cash", "", money(statement.opening()));
    for (var entry : statement.entries()) {
      page.raw("<tr>").raw(words(clock(entry.time()))).raw(words(entry.kind()));
      page.raw(words(entry.text()));
      page.raw(number(signed(entry.amount()))).raw(number(money(entry.cash()))).raw("</tr>\n");
    }
    page.raw("</tbody>\n<tfoot>\n");
    sum("Closing cash", signed(statement.moved()), money(statement.closing()));
    page.raw("</tfoot></table></div>\n").end();
  }

  private void sum(String what, String amount, String cash) {
    page.raw("<tr class=\"sum\"><td class=\"words\" colspan=\"3\">" + what + "</td>");
    page.raw(number(amount)).raw(number(cash)).raw("</tr>\n");
  }

  private void positions() {
    page.section(
        "Positions", "At the settlement price; the value is what the lots stand for, not cash.");
    if (statement.positions().isEmpty()) {
      page.say("p", "None.").end();
      return;
    }
    page.raw("<div class=\"scroll\"><table>\n<thead><tr><th class=\"words\">Contract</th>");
    page.raw("<th>Lots</th><th>Settlement</th><th>Value</th></tr></thead>\n<tbody>\n");
    for (var held : statement.positions()) {
      page.raw("<tr>").raw(words(held.contract())).raw(number(lots(held.lots())));
      page.raw(number(held.price().isEmpty() ? "–" : held.price()));
      page.raw(number(signed(held.value()))).raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n").end();
  }

  private void deals() {
    if (statement.deals().isEmpty()) {
      return;
    }
    page.section("Trades", "What moved the positions: bought lots, and with a minus sold ones.");
    page.raw("<div class=\"scroll\"><table>\n<thead><tr><th class=\"words\">Time</th>");
    page.raw("<th class=\"words\">What</th><th class=\"words\">Contract</th>");
    page.raw("<th>Lots</th><th>Price</th></tr></thead>\n<tbody>\n");
    for (var deal : statement.deals()) {
      var what =
          deal.text().startsWith(deal.kind()) ? deal.text() : deal.kind() + ", " + deal.text();
      page.raw("<tr>").raw(words(clock(deal.time()))).raw(words(what));
      page.raw(words(deal.contract())).raw(number(lots(deal.lots())));
      page.raw(number(deal.price())).raw("</tr>\n");
    }
    page.raw("</tbody></table></div>\n").end();
  }

  private static String words(String text) {
    return "<td class=\"words\">" + Svg.escape(text) + "</td>";
  }

  private static String number(String text) {
    return "<td>" + Svg.escape(text) + "</td>";
  }

  private static String clock(long time) {
    return Words.time(time).substring(0, 19).replace('T', ' ');
  }

  private static String lots(long lots) {
    return grouped(Long.toString(lots)).replace('-', '−');
  }

  private String signed(long amount) {
    return amount > 0 ? "+" + money(amount) : money(amount);
  }

  private String money(long amount) {
    return grouped(Decimals.price(amount, decimals)).replace('-', '−');
  }

  /// Thousands apart.
  private static String grouped(String number) {
    int point = number.indexOf('.');
    var whole = new StringBuilder(point < 0 ? number : number.substring(0, point));
    int first = whole.charAt(0) == '-' ? 1 : 0;
    for (int at = whole.length() - 3; at > first; at -= 3) {
      whole.insert(at, ',');
    }
    return point < 0 ? whole.toString() : whole + number.substring(point);
  }
}
