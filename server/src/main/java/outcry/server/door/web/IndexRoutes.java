// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import outcry.server.benchmark.PublishedIndices;
import outcry.server.benchmark.PublishedInputs;
import outcry.server.door.web.Route.Access;
import outcry.server.scenario.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The benchmark administrator's archive at the door: indices, their history, the signed fixings
/// byte for byte, and the observations they were made from. Anybody may read all of it.
final class IndexRoutes {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private final PublishedIndices published;
  private final IndexAbout about;

  /// @param published null when no archive is served
  IndexRoutes(PublishedIndices published) {
    this.published = published;
    this.about = new IndexAbout(published);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/v1/indices", Access.PUBLIC, this::indices),
        Route.of("GET", "/v1/indices/{name}", Access.PUBLIC, this::latest),
        Route.of("GET", "/v1/indices/{name}/about", Access.PUBLIC, this::about).query("date"),
        Route.of("GET", "/v1/indices/{name}/fixings", Access.PUBLIC, this::fixings)
            .query("from", "to", "format"),
        Route.of("GET", "/v1/indices/{name}/fixings/{date}", Access.PUBLIC, this::fixing)
            .query("revision"),
        Route.of("GET", "/v1/indices/{name}/inputs/{date}", Access.PUBLIC, this::inputs)
            .query("file"));
  }

  private PublishedIndices published() {
    if (published == null) {
      throw Refusal.notFound(
          "no-archive",
          "this venue serves no archive of fixings; outcry index publish makes one, and outcry"
              + " serve --benchmark DIR shows it here",
          null);
    }
    return published;
  }

  private String address(Request request) throws IOException {
    var asked = request.path("name");
    return published()
        .address(asked)
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "unknown-index", "index " + asked + " is not in the archive", "name"));
  }

  private ObjectNode indices(Request request) throws IOException {
    var json = Json.object();
    var list = json.putArray("indices");
    for (var address : published().addresses()) {
      var files = published.files(address);
      if (!files.isEmpty()) {
        var newest = published.newest(address, IndexJson.RECENT_DAYS);
        list.add(IndexJson.index(address, newest, files.size(), files.firstKey()));
      }
    }
    return json;
  }

  private JsonNode latest(Request request) throws IOException {
    return json(Files.readAllBytes(inForce(days(request).lastEntry().getValue())));
  }

  private ObjectNode about(Request request) throws IOException {
    var address = address(request);
    var days = days(request);
    var asked = request.query("date");
    var date = asked == null ? days.lastKey() : day("date", asked);
    var files = found(days, date, address);
    var newest = published.day(date, files.lastKey(), inForce(files));
    return about.of(address, newest.sealed());
  }

  private JsonNode fixings(Request request) throws IOException {
    var address = address(request);
    var from = day("from", request.query("from"), FIRST);
    var to = day("to", request.query("to"), LAST);
    if (from.isAfter(to)) {
      throw Refusal.bad("bad-date", "from " + from + " is after to " + to, "from");
    }
    var days = published.days(address, from, to);
    var format = request.query("format") == null ? "json" : request.query("format");
    return switch (format) {
      case "json" -> IndexJson.history(address, days);
      case "csv" -> Document.of("text/csv; charset=utf-8", IndexJson.csv(days));
      default ->
          throw Refusal.bad("bad-format", "format " + format + " is not json or csv", "format");
    };
  }

  private JsonNode fixing(Request request) throws IOException {
    var address = address(request);
    var date = day("date", request.path("date"));
    var files = found(days(request), date, address);
    var revision = request.query("revision");
    if (revision == null) {
      return json(Files.readAllBytes(inForce(files)));
    }
    if (!revision.matches("[0-9]{1,6}") || !files.containsKey(Integer.parseInt(revision))) {
      throw Refusal.notFound(
          "unknown-revision",
          "the fixing of %s has revisions %s, not %s".formatted(date, files.keySet(), revision),
          "revision");
    }
    return json(Files.readAllBytes(files.get(Integer.parseInt(revision))));
  }

  private JsonNode inputs(Request request) throws IOException {
    var address = address(request);
    var date = day("date", request.path("date"));
    var fixing = inForce(found(days(request), date, address));
    var inputs = new PublishedInputs(published.archive()).of(date, fixing);
    var asked = request.query("file");
    var chosen =
        inputs.stream()
            .filter(input -> asked == null ? input.isKept() : input.name().equals(asked))
            .findFirst();
    if (chosen.isEmpty() || !chosen.get().isKept()) {
      var names = inputs.stream().map(input -> described(input)).toList();
      throw Refusal.notFound(
          "no-inputs",
          "the archive does not keep %s of %s; the fixing names %s"
              .formatted(
                  asked == null ? "the inputs" : asked,
                  date,
                  names.isEmpty() ? "no file" : String.join(", ", names)),
          "date");
    }
    return Download.of("text/csv; charset=utf-8", chosen.get()::open);
  }

  private static String described(PublishedInputs.Input input) {
    return input.name() + input.named().map(named -> " (sha256 " + named.sha256() + ")").orElse("");
  }

  private static JsonNode json(byte[] bytes) {
    return Document.of("application/json", bytes);
  }

  private static Path inForce(NavigableMap<Integer, Path> revisions) {
    return revisions.lastEntry().getValue();
  }

  private NavigableMap<LocalDate, NavigableMap<Integer, Path>> days(Request request)
      throws IOException {
    var address = address(request);
    var days = published.files(address);
    if (days.isEmpty()) {
      throw Refusal.notFound("unknown-index", "index " + address + " has no fixing yet", "name");
    }
    return days;
  }

  private static NavigableMap<Integer, Path> found(
      NavigableMap<LocalDate, NavigableMap<Integer, Path>> days, LocalDate date, String address) {
    var files = days.get(date);
    if (files == null) {
      throw Refusal.notFound(
          "unknown-date",
          "%s has no fixing of %s; its fixings go from %s to %s"
              .formatted(address, date, days.firstKey(), days.lastKey()),
          "date");
    }
    return files;
  }

  private static LocalDate day(String field, String text, LocalDate otherwise) {
    return text == null ? otherwise : day(field, text);
  }

  private static LocalDate day(String field, String text) {
    return Texts.date(text)
        .orElseThrow(
            () ->
                Refusal.bad(
                    "bad-date", field + " " + text + " is not a date such as 2026-12-01", field));
  }
}
