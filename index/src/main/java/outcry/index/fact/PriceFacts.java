// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Everything known about prices, by day. Immutable.
///
/// A list price holds until the next fact about the same good and seller: {@link #price} is the
/// last known price at or before a day. How long a price may speak without being seen again is not
/// decided here but by the index that uses it (rule I-5).
public final class PriceFacts {

  private static final List<String> TABLES =
      List.of(
          "sources.csv",
          "groups.csv",
          "models.csv",
          "gpu-prices.csv",
          "gpu-levels.csv",
          "token-prices.csv");

  private final SortedMap<String, SortedMap<String, NavigableMap<LocalDate, Fact>>> byGood;
  private final List<PriceFact> observations;
  private final List<Withdrawal> withdrawals;
  private final List<Level> levels;
  private final SortedMap<String, Source> sources;
  private final SortedMap<String, Model> models;
  private final List<Group> groups;
  private final LocalDate lastSeen;

  PriceFacts(TableReader tables) {
    byGood = tables.byGood;
    observations = List.copyOf(tables.observations);
    withdrawals = List.copyOf(tables.withdrawals);
    levels = List.copyOf(tables.levels);
    sources = tables.sources;
    models = tables.models;
    groups = List.copyOf(tables.groups);
    lastSeen = tables.lastSeen;
  }

  /// The table shipped with this module, checked.
  ///
  /// @throws MalformedTable naming file, line, value and rule when a row cannot be trusted
  public static PriceFacts shipped() {
    return Shipped.FACTS;
  }

  /// Read when first asked for, once: nothing of it ever changes.
  private static final class Shipped {
    private static final PriceFacts FACTS = parse(shippedTables());
  }

  /// The text of every table shipped with this module, by file name.
  public static SortedMap<String, String> shippedTables() {
    var texts = new TreeMap<String, String>();
    for (var table : TABLES) texts.put(table, resource(table));
    return texts;
  }

  /// Facts from tables of one's own, by file name (`gpu-prices.csv`, `token-prices.csv`,
  /// `models.csv`, `groups.csv`, `gpu-levels.csv`, `sources.csv`). A table that is absent is empty.
  public static PriceFacts parse(Map<String, String> tables) {
    return new PriceFacts(new TableReader(tables));
  }

  /// GPU facts only: the text of a `gpu-prices.csv` and of its `sources.csv`.
  public static PriceFacts parse(String gpuPrices, String sources) {
    return parse(Map.of("gpu-prices.csv", gpuPrices, "sources.csv", sources));
  }

  /// All prices, oldest first within each table.
  public List<PriceFact> observations() {
    return observations;
  }

  public List<Withdrawal> withdrawals() {
    return withdrawals;
  }

  public List<Level> levels() {
    return levels;
  }

  /// The last known price of a good at a seller on a day, in micro-dollars per unit; empty before
  /// the first fact and after a withdrawal.
  public OptionalLong price(String good, String provider, LocalDate date) {
    var known = known(good, provider, date);
    return known.isPresent() ? OptionalLong.of(known.get().price()) : OptionalLong.empty();
  }

  /// The fact behind {@link #price}.
  public Optional<PriceFact> known(String good, String provider, LocalDate date) {
    var sellers = byGood.get(good);
    if (sellers == null) return Optional.empty();
    var history = sellers.get(provider);
    if (history == null) return Optional.empty();
    var last = history.floorEntry(date);
    return last != null && last.getValue() instanceof PriceFact seen
        ? Optional.of(seen)
        : Optional.empty();
  }

  /// The newest level of a good at or before a day.
  public Optional<Level> level(String good, LocalDate date) {
    Level newest = null;
    for (var level : levels) {
      boolean usable = level.good().equals(good) && !level.date().isAfter(date);
      if (usable && (newest == null || !level.date().isBefore(newest.date()))) newest = level;
    }
    return Optional.ofNullable(newest);
  }

  /// Prices announced for days after this one: deterministic steps for a forward curve (rule I-14).
  public List<PriceFact> announcedAfter(LocalDate date) {
    return observations.stream().filter(o -> o.date().isAfter(date)).toList();
  }

  /// The day of the first fact.
  public LocalDate firstDate() {
    return observations.stream().map(PriceFact::date).min(LocalDate::compareTo).orElse(lastSeen);
  }

  /// The day of the first fact about a good at a seller.
  public LocalDate firstDate(String good, String provider) {
    return byGood.get(good).get(provider).firstKey();
  }

  /// The last day on which a fact was seen. A change announced for a later day does not count.
  public LocalDate lastDate() {
    return lastSeen;
  }

  /// Sellers that ever asked a price for a good, by name.
  public List<String> providers(String good) {
    var sellers = byGood.get(good);
    return sellers == null ? List.of() : List.copyOf(sellers.keySet());
  }

  public SortedSet<String> goods() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(byGood.keySet()));
  }

  /// The legal group that votes for a seller on a day: itself unless another company owned it by
  /// then (rule I-3).
  public String group(String provider, LocalDate date) {
    for (var group : groups) {
      if (group.provider().equals(provider) && !group.since().isAfter(date)) return group.group();
    }
    return provider;
  }

  public SortedMap<String, Model> models() {
    return Collections.unmodifiableSortedMap(models);
  }

  public SortedMap<String, Source> sources() {
    return Collections.unmodifiableSortedMap(sources);
  }

  private static String resource(String table) {
    try (var in = PriceFacts.class.getResourceAsStream("/outcry/index/" + table)) {
      if (in == null) throw new IllegalStateException("the module ships no " + table);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(table, e);
    }
  }
}
