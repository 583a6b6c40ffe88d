// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.List;
import outcry.server.door.web.Route.Access;
import outcry.server.read.ReadModel;
import outcry.server.scenario.Texts;
import outcry.server.scenario.Words;
import outcry.server.statement.Statement;
import outcry.server.statement.StatementPage;
import outcry.server.statement.StatementText;
import tools.jackson.databind.JsonNode;

/// Statements of account, day by day, as the history has them.
final class StatementRoutes {
  private final ReadModel model;
  private final History history;

  StatementRoutes(ReadModel model, History history) {
    this.model = model;
    this.history = history;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/v1/accounts/{account}/statement", Access.OWN_ACCOUNT, this::statement)
            .query("date", "format"));
  }

  private JsonNode statement(Request request) {
    var account = request.account(request.path("account"));
    model.read(market -> AccountRoutes.opened(market, account));
    var statement = chosen(history.statements(account), account, request.query("date"));
    var format = request.query("format") == null ? "json" : request.query("format");
    return switch (format) {
      case "json" -> StatementText.json(statement);
      case "csv" -> Document.of("text/csv; charset=utf-8", StatementText.csv(statement));
      case "html" -> Document.of("text/html; charset=utf-8", StatementPage.of(statement));
      default ->
          throw Refusal.bad(
              "bad-format", "format " + format + " is not json, csv or html", "format");
    };
  }

  /// Without a date: the last day that is closed, else the running one.
  private static Statement chosen(List<Statement> days, String account, String date) {
    Statement chosen = date == null && !days.isEmpty() ? days.getFirst() : null;
    long asked = date == null ? 0 : day(date);
    for (var day : days) {
      if (date == null ? day.isClosed() : day.date() == asked) {
        chosen = day;
      }
    }
    if (chosen == null) {
      var known =
          days.isEmpty()
              ? "none yet"
              : Words.date(days.getFirst().date()) + " to " + Words.date(days.getLast().date());
      throw Refusal.notFound(
          "unknown-date", "account %s has statements: %s".formatted(account, known), "date");
    }
    return chosen;
  }

  private static long day(String date) {
    return Texts.date(date)
        .orElseThrow(
            () ->
                Refusal.bad(
                    "bad-date", "date " + date + " is not a date such as 2026-12-01", "date"))
        .toEpochDay();
  }
}
