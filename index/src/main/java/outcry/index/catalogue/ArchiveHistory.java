// SPDX-License-Identifier: Apache-2.0
package outcry.index.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import outcry.index.composite.Composites;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.listed.ArchiveReadings;
import outcry.index.token.TokenIndices;

/// The Archive family day by day: what the indices were on every day of the dated facts, and what
/// the announced price changes make of them on the days after.
///
/// The same facts give the same history. A day is worked out once, when its index is first asked
/// for.
public final class ArchiveHistory {
  /// Days after the last fact for which announced changes are followed.
  private static final int DAYS_AHEAD = 120;

  private static final String FAMILY = "-A/1";

  private final PriceFacts facts;
  private final Map<String, IndexMethod> methods = new TreeMap<>();
  private final Map<String, TreeMap<LocalDate, Determination>> days = new ConcurrentHashMap<>();

  public ArchiveHistory(PriceFacts facts) {
    this.facts = facts;
    var all = new ArrayList<IndexMethod>();
    for (var gpu : ArchiveReadings.goods()) all.add(Catalogue.find(gpu + FAMILY));
    all.addAll(TokenIndices.archive(facts));
    all.addAll(Composites.over(all));
    for (var method : all) methods.put(method.index(), method);
  }

  public PriceFacts facts() {
    return facts;
  }

  public LocalDate firstDate() {
    return facts.firstDate();
  }

  /// The last day on which a fact was seen.
  public LocalDate lastDate() {
    return facts.lastDate();
  }

  /// The day's determination; empty before the first day and long after the last.
  ///
  /// @param index `H100` or `H100-A/1`
  public Optional<Determination> determination(String index, LocalDate date) {
    return Optional.ofNullable(days.computeIfAbsent(bare(index), this::walk).get(date));
  }

  /// Micro-dollars per unit; empty on a day withheld.
  public OptionalLong level(String index, LocalDate date) {
    var day = determination(index, date);
    return day.isPresent() && day.get().withheld().isEmpty()
        ? OptionalLong.of(day.get().value())
        : OptionalLong.empty();
  }

  private TreeMap<LocalDate, Determination> walk(String index) {
    var method = methods.get(index);
    if (method == null)
      throw new IllegalArgumentException(
          "no archive of index " + index + "; there are " + methods.keySet());
    var end = facts.lastDate().plusDays(DAYS_AHEAD);
    var run = method.resume(State.NONE);
    for (var gpu : ArchiveReadings.goods()) {
      if (!facts.providers(gpu).isEmpty()) new ArchiveReadings(facts, gpu).feed(run, end);
    }
    var walked = new TreeMap<LocalDate, Determination>();
    for (var date = facts.firstDate(); !date.isAfter(end); date = date.plusDays(1)) {
      walked.put(date, run.close(date));
    }
    return walked;
  }

  private static String bare(String index) {
    return index.endsWith(FAMILY) ? index.substring(0, index.length() - FAMILY.length()) : index;
  }
}
