// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.pricing.curve.ForwardCurve;
import outcry.pricing.margin.Future;
import outcry.pricing.margin.HouseRules;
import outcry.pricing.margin.Instrument;
import outcry.pricing.margin.MarginModel.Liquidity;
import outcry.pricing.margin.Option;
import outcry.pricing.option.Right;
import outcry.pricing.scenario.Factor;
import outcry.pricing.scenario.Family;
import outcry.pricing.scenario.Filter;
import outcry.pricing.scenario.Levels;
import outcry.pricing.scenario.StressTable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The configuration of a margin model: a JSON object, with tables beside it. Described in
/// `docs/margin-model.md`.
public final class ModelFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final double MICROS = 1e6;

  private final Path folder;
  private final Fields top;
  private final LocalDate date;
  private final Filter filter;
  private final Levels levels;
  private final Map<String, Factor> factors = new LinkedHashMap<>();
  private final Map<String, Double> slopes = new LinkedHashMap<>();
  private final Map<String, Future> futures = new LinkedHashMap<>();
  private final Map<String, Month> months = new LinkedHashMap<>();
  private final Map<String, Liquidity> liquidity = new LinkedHashMap<>();
  private final List<String> delivering = new ArrayList<>();

  private ModelFile(Path file) throws BadModel, IOException {
    folder = file.toAbsolutePath().getParent();
    top =
        Fields.of(
            file.toString(),
            json(file),
            "model",
            "version",
            "date",
            "history",
            "stress",
            "previous",
            "filter",
            "rules",
            "factors",
            "contracts",
            "options");
    date = top.date("date");
    filter = filter();
    levels = Levels.parse(top.text("history"), table("history")).until(date);
  }

  /// @throws BadModel when the configuration or a table beside it cannot stand
  public static ModelPlan read(Path file) throws BadModel {
    try {
      return new ModelFile(file).plan();
    } catch (NoSuchFileException e) {
      throw new BadModel(e.getMessage() + ": no such file");
    } catch (CharacterCodingException _) {
      throw new BadModel("a file is not UTF-8 text");
    } catch (IOException e) {
      throw new BadModel(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new BadModel(file + ": " + e.getMessage());
    }
  }

  private static JsonNode json(Path file) throws BadModel, IOException {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JacksonException e) {
      throw new BadModel(file + " is no JSON: " + e.getOriginalMessage());
    }
  }

  /// The text of a table the configuration names, beside it.
  private String table(String field) throws BadModel, IOException {
    return Files.readString(folder.resolve(top.text(field)));
  }

  private ModelPlan plan() throws BadModel, IOException {
    var name = top.has("model") ? top.text("model") : "house/" + date;
    long version = top.whole("version", 0);
    var stress =
        top.has("stress")
            ? StressTable.parse(top.text("stress"), table("stress"))
            : StressTable.house();
    declareFactors();
    for (var node : top.list("contracts")) {
      contract(node);
    }
    if (futures.isEmpty()) {
      throw new BadModel("contracts is empty; a model needs at least one contract");
    }
    var rules = rules();
    var instruments = new ArrayList<Instrument>(futures.values());
    for (var node : top.list("options")) {
      instruments.add(option(node));
    }
    var before =
        top.has("previous") ? RateTable.parse(top.text("previous"), table("previous")) : null;
    if (before != null && !before.date().isBefore(date)) {
      throw new BadModel(
          "previous is of " + before.date() + ", the model of " + date + "; it must be older");
    }
    return new ModelPlan(
        name,
        version,
        date,
        levels,
        List.copyOf(factors.values()),
        filter,
        stress,
        rules,
        List.copyOf(instruments),
        liquidity,
        delivering,
        before);
  }

  private Filter filter() throws BadModel {
    var house = Filter.HOUSE;
    if (!top.has("filter")) {
      return house;
    }
    var own =
        Fields.of(
            "filter",
            top.node("filter"),
            "lambda",
            "horizon",
            "low",
            "high",
            "scenarios",
            "tilts",
            "daysOfAYear");
    return new Filter(
        own.number("lambda", house.lambda()),
        own.number("horizon", house.horizon()),
        own.number("low", house.low()),
        own.number("high", house.high()),
        (int) Math.min(Integer.MAX_VALUE, own.whole("scenarios", house.scenarios())),
        own.numbers("tilts", house.tilts()),
        own.number("daysOfAYear", house.daysOfAYear()));
  }

  private HouseRules rules() throws BadModel {
    var house = HouseRules.HOUSE;
    if (!top.has("rules")) {
      return house;
    }
    var own =
        Fields.of(
            "rules",
            top.node("rules"),
            "marketWeight",
            "offsetCap",
            "volumeShare",
            "horizon",
            "delivery",
            "shortOption",
            "fall");
    return new HouseRules(
        own.number("marketWeight", house.marketWeight()),
        own.number("offsetCap", house.offsetCap()),
        own.number("volumeShare", house.volumeShare()),
        own.number("horizon", filter.horizon()),
        own.number("delivery", house.delivery()),
        own.number("shortOption", house.shortOption()),
        own.number("fall", house.fall()));
  }

  /// Every column of the history is a factor; those nobody knows must be declared.
  private void declareFactors() throws BadModel {
    var declared = new LinkedHashMap<String, JsonNode>();
    if (top.has("factors")) {
      Fields.of("factors", top.node("factors"), levels.factors().toArray(String[]::new));
      top.node("factors").properties().forEach(e -> declared.put(e.getKey(), e.getValue()));
    }
    for (var name : levels.factors()) {
      var node = declared.getOrDefault(name, JSON.createObjectNode());
      var own = Fields.of(name, node, "family", "leastVolatility", "jump", "slope");
      var family = Family.of(name);
      if (family.isEmpty() && !own.has("family")) {
        throw new BadModel(
            "factor "
                + name
                + " lacks family; it is GPU or TOKEN, and only the listed ones are known");
      }
      var word = own.word("family", family.map(Family::name).orElse(""), "GPU", "TOKEN");
      var plain = new Factor(name, Family.valueOf(word));
      factors.put(
          name,
          new Factor(
              name,
              plain.family(),
              own.number("leastVolatility", plain.leastVolatility()),
              own.number("jump", plain.jump())));
      slopes.put(name, own.number("slope", 0));
    }
  }

  private void contract(JsonNode node) throws BadModel {
    var own =
        Fields.of(
            "contract " + (futures.size() + 1),
            node,
            "contract",
            "factor",
            "month",
            "multiplier",
            "tick",
            "price",
            "fixed",
            "dailyVolume",
            "spread");
    var name = own.text("contract");
    var factor = own.text("factor");
    if (!factors.containsKey(factor)) {
      throw own.fault("factor", "the history has " + levels.factors());
    }
    var month = new Month(own.month("month"), date);
    if (month.isOver()) {
      throw own.fault("month", "it was over on " + date);
    }
    long tick = own.money("tick");
    if (tick == 0) {
      throw own.fault("tick", "a tick is positive");
    }
    long price = own.has("price") ? own.money("price") : curve(factor, month, tick);
    long fixed = own.whole("fixed", month.fixed());
    if (fixed > month.fixings()) {
      throw own.fault("fixed", "the month has " + month.fixings() + " fixings");
    }
    var future = month.future(name, factor, price, tick, own.whole("multiplier", 0), (int) fixed);
    if (futures.put(name, future) != null) {
      throw own.fault("contract", "it is there twice");
    }
    months.put(name, month);
    if (own.has("dailyVolume")) {
      liquidity.put(
          name,
          new Liquidity(own.number("dailyVolume"), own.has("spread") ? own.money("spread") : 0));
    }
    if (month.isRunning()) {
      delivering.add(name);
    }
  }

  /// Without a price of its own a month is worth what the curve says.
  private long curve(String factor, Month month, long tick) {
    var curve =
        new ForwardCurve(date, Math.round(levels.last(factor) * MICROS), slopes.get(factor));
    return curve.month(month.month(), month.known(levels, factor), tick);
  }

  private Option option(JsonNode node) throws BadModel {
    var own =
        Fields.of(
            "option",
            node,
            "option",
            "on",
            "right",
            "style",
            "strike",
            "expiry",
            "volatility",
            "rate",
            "past",
            "dailyVolume",
            "spread");
    var name = own.text("option");
    var future = futures.get(own.text("on"));
    if (future == null) {
      throw own.fault("on", "it is none of the contracts");
    }
    if (futures.containsKey(name)) {
      throw own.fault("option", "a contract has that name");
    }
    if (own.has("dailyVolume")) {
      liquidity.put(
          name,
          new Liquidity(own.number("dailyVolume"), own.has("spread") ? own.money("spread") : 0));
    }
    boolean average = own.word("style", "european", "european", "average").equals("average");
    var month = months.get(future.contract());
    double expiry =
        average
            ? month.daysToFixing()
            : ChronoUnit.DAYS.between(
                date, own.has("expiry") ? own.date("expiry") : month.month().atDay(1));
    return new Option(
        name,
        future,
        own.word("right", "", "call", "put").equals("call") ? Right.CALL : Right.PUT,
        own.money("strike"),
        expiry,
        average,
        average ? past(own, future, month) : new double[0],
        own.number("volatility"),
        own.number("rate", 0),
        filter.horizon());
  }

  private double[] past(Fields own, Future future, Month month) throws BadModel {
    if (own.has("past")) {
      return own.numbers("past", List.of()).stream().mapToDouble(each -> each * MICROS).toArray();
    }
    return month.known(levels, future.factor()).stream().mapToDouble(Long::doubleValue).toArray();
  }
}
