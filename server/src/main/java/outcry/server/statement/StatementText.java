// SPDX-License-Identifier: Apache-2.0
package outcry.server.statement;

import java.util.ArrayList;
import java.util.List;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A statement for machines: JSON, and rows of comma-separated values. Money has six decimals.
public final class StatementText {
  /// What is cash has `amount` and `cash`, what is a position `contract`, `lots` and `price`.
  private static final String HEAD =
      "date,account,section,time,kind,text,contract,lots,price,amount,cash";

  private StatementText() {}

  public static ObjectNode json(Statement statement) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("account", statement.account()).put("member", statement.member());
    json.put("kind", Words.of(statement.kind())).put("date", Words.date(statement.date()));
    json.put("closed", statement.isClosed());
    json.put("opening", Decimals.money(statement.opening()));
    var entries = json.putArray("movements");
    for (var entry : statement.entries()) {
      var each = entries.addObject().put("t", Words.time(entry.time())).put("kind", entry.kind());
      each.put("text", entry.text()).put("amount", Decimals.money(entry.amount()));
      each.put("cash", Decimals.money(entry.cash()));
    }
    json.put("moved", Decimals.money(statement.moved()));
    json.put("closing", Decimals.money(statement.closing()));
    deals(statement, json);
    statement.margin().ifPresent(margin -> margin(margin, json.putObject("margin")));
    return json;
  }

  private static void deals(Statement statement, ObjectNode json) {
    var deals = json.putArray("deals");
    for (var deal : statement.deals()) {
      var each = deals.addObject().put("t", Words.time(deal.time())).put("kind", deal.kind());
      each.put("text", deal.text()).put("contract", deal.contract());
      each.put("qty", deal.lots()).put("price", deal.price());
    }
    var positions = json.putArray("positions");
    for (var held : statement.positions()) {
      var each = positions.addObject().put("contract", held.contract()).put("qty", held.lots());
      each.put("settlement", held.price().isEmpty() ? null : held.price());
      each.put("value", Decimals.money(held.value()));
    }
  }

  private static void margin(Statement.Margin margin, ObjectNode json) {
    json.put("collateral", Decimals.money(margin.collateral()));
    json.put("required", Decimals.money(margin.required()));
    json.put("free", Decimals.money(margin.free())).put("call", Decimals.money(margin.call()));
  }

  public static String csv(Statement statement) {
    var rows = new ArrayList<String>();
    rows.add(HEAD);
    cash(rows, statement, "opening", statement.opening());
    for (var entry : statement.entries()) {
      row(
          rows,
          statement,
          "movement",
          Words.time(entry.time()),
          entry.kind(),
          entry.text(),
          "",
          "",
          "",
          Decimals.money(entry.amount()),
          Decimals.money(entry.cash()));
    }
    cash(rows, statement, "closing", statement.closing());
    for (var deal : statement.deals()) {
      row(
          rows,
          statement,
          "deal",
          Words.time(deal.time()),
          deal.kind(),
          deal.text(),
          deal.contract(),
          Long.toString(deal.lots()),
          deal.price(),
          "",
          "");
    }
    for (var held : statement.positions()) {
      var lots = Long.toString(held.lots());
      var value = Decimals.money(held.value());
      row(rows, statement, "position", "", "", "", held.contract(), lots, held.price(), value, "");
    }
    statement
        .margin()
        .ifPresent(
            margin -> {
              number(rows, statement, "collateral", margin.collateral());
              number(rows, statement, "required", margin.required());
              number(rows, statement, "call", margin.call());
            });
    return String.join("\n", rows) + "\n";
  }

  private static void cash(List<String> rows, Statement of, String section, long cash) {
    row(rows, of, section, "", "", "", "", "", "", "", Decimals.money(cash));
  }

  private static void number(List<String> rows, Statement of, String kind, long amount) {
    row(rows, of, "margin", "", kind, "", "", "", "", Decimals.money(amount), "");
  }

  private static void row(List<String> rows, Statement of, String... cells) {
    var row = new ArrayList<String>();
    row.add(Words.date(of.date()));
    row.add(cell(of.account()));
    for (var cell : cells) {
      row.add(cell(cell));
    }
    rows.add(String.join(",", row));
  }

  /// Quoted where the comma needs it. A word that a spreadsheet would take for a formula is made
  /// one it does not; numbers begin with a minus and stay.
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+@\t\r".indexOf(text.charAt(0)) >= 0;
    boolean dash = text.startsWith("-") && !Decimals.isDecimal(text);
    var safe = formula || dash ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
