// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.index.observation.Dollars;
import outcry.index.observation.Forbidden;
import outcry.index.observation.Tier;

/// Reads and checks the fact tables (rule I-2): every row has a day, a seller, a known source with
/// a licence and an exact positive price; no two rows say different things about the same seller,
/// good and day; no row names a publisher whose terms forbid it.
final class TableReader {

  static final String GPU_HOUR = "GPU-hour";
  static final String MTOK = "Mtok";
  private static final Set<String> GPUS = Set.of("A100", "B200", "H100", "H200");
  private static final List<String> COMPONENTS = List.of("input", "cached", "output");

  final SortedMap<String, SortedMap<String, NavigableMap<LocalDate, Fact>>> byGood =
      new TreeMap<>();
  final List<PriceFact> observations = new ArrayList<>();
  final List<Withdrawal> withdrawals = new ArrayList<>();
  final List<Level> levels = new ArrayList<>();
  final SortedMap<String, Source> sources = new TreeMap<>();
  final SortedMap<String, Model> models = new TreeMap<>();
  final List<Group> groups = new ArrayList<>();
  LocalDate lastSeen = LocalDate.MIN;

  private final Map<String, String> texts;

  TableReader(Map<String, String> texts) {
    this.texts = texts;
    rows("sources.csv", "id,name,licence,attribution,address").forEach(this::source);
    rows("groups.csv", "provider,group,since,note").forEach(this::group);
    rows("models.csv", "model,vendor,list,tier,line,until").forEach(this::model);
    rows("gpu-prices.csv", "date,good,provider,tier,price,source,note").forEach(this::gpuPrice);
    rows("gpu-levels.csv", "date,good,price,source,kind").forEach(this::level);
    rows("token-prices.csv", "from,seen,model,seller,input,cached,output,source,note")
        .forEach(this::tokenPrice);
  }

  private List<Table.Row> rows(String name, String header) {
    return texts.containsKey(name) ? Table.read(name, texts.get(name), header).rows() : List.of();
  }

  private void source(Table.Row row) {
    var source =
        new Source(
            row.text("id"),
            row.text("name"),
            row.text("licence"),
            row.text("attribution"),
            row.text("address"));
    if (Forbidden.names(source.name()))
      throw row.wrong("name", "the terms of '" + source.name() + "' forbid its use");
    if (sources.put(source.id(), source) != null)
      throw row.wrong("id", "'" + source.id() + "' is there twice");
  }

  private void group(Table.Row row) {
    groups.add(new Group(row.text("provider"), row.text("group"), row.date("since")));
  }

  private void model(Table.Row row) {
    var until = row.optional("until").isEmpty() ? LocalDate.MAX : row.date("until");
    var tier = row.read("tier", Tier::named);
    if (tier.isHardware())
      throw row.wrong("tier", "'" + row.text("tier") + "' is not a tier of models");
    var model =
        new Model(
            row.text("model"), row.text("vendor"), row.text("list"), tier, row.text("line"), until);
    if (models.put(model.name(), model) != null)
      throw row.wrong("model", "'" + model.name() + "' is there twice");
  }

  private void gpuPrice(Table.Row row) {
    var good = row.text("good");
    if (!GPUS.contains(good))
      throw row.wrong("good", "'" + good + "' is not one of A100, B200, H100, H200");
    var tier = row.read("tier", Tier::named);
    if (!tier.isHardware())
      throw row.wrong("tier", "'" + row.text("tier") + "' is not a tier of GPU sellers");
    var date = row.date("date");
    add(row, "price", date, date, good, row.text("provider"), tier, GPU_HOUR);
  }

  private void level(Table.Row row) {
    var good = row.text("good");
    if (!GPUS.contains(good))
      throw row.wrong("good", "'" + good + "' is not one of A100, B200, H100, H200");
    levels.add(
        new Level(
            row.date("date"),
            good,
            row.read("price", Dollars::parse),
            sourceOf(row),
            row.text("kind")));
  }

  private void tokenPrice(Table.Row row) {
    var model = models.get(row.text("model"));
    if (model == null) throw row.wrong("model", "'" + row.text("model") + "' is not in models.csv");
    var from = row.date("from");
    var seen = row.optional("seen").isEmpty() ? from : row.date("seen");
    for (var component : COMPONENTS) {
      if (row.text(component).equals("-")) continue;
      add(
          row,
          component,
          from,
          seen,
          model.name() + "." + component,
          row.text("seller"),
          model.tier(),
          MTOK);
    }
  }

  private void add(
      Table.Row row,
      String column,
      LocalDate from,
      LocalDate seen,
      String good,
      String provider,
      Tier tier,
      String unit) {
    if (Forbidden.names(provider))
      throw row.wrong("provider", "the terms of '" + provider + "' forbid its use");
    var source = sourceOf(row);
    Fact fact;
    if (row.text(column).equals("withdrawn")) {
      var withdrawal = new Withdrawal(from, good, provider, source);
      withdrawals.add(withdrawal);
      fact = withdrawal;
    } else {
      var price = row.read(column, Dollars::parse);
      var observation = new PriceFact(from, good, provider, tier, price, unit, source);
      observations.add(observation);
      fact = observation;
    }
    var history =
        byGood
            .computeIfAbsent(good, _ -> new TreeMap<>())
            .computeIfAbsent(provider, _ -> new TreeMap<>());
    if (history.put(from, fact) != null) {
      throw row.wrong(column, "a second fact about " + good + " at " + provider + " on " + from);
    }
    if (seen.isAfter(lastSeen)) lastSeen = seen;
  }

  private String sourceOf(Table.Row row) {
    var id = row.text("source");
    if (!sources.containsKey(id)) throw row.wrong("source", "'" + id + "' is not in sources.csv");
    return id;
  }
}
