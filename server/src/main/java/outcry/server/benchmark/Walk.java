// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Refusal;
import outcry.server.benchmark.Workings.Known;
import outcry.server.collect.Sources;

/// One index walking through the days of its submissions, from its base or from a published fixing,
/// to unsigned fixings.
public final class Walk {
  private final Submissions submissions;
  private final IndexMethod.Run run;
  private final Predicate<String> goods;
  private final List<Fixing.Table> tables;
  private final Optional<Fixing.Previous> previous;
  private LocalDate next;
  private Optional<Fixing.Before> before;

  /// A walk that starts at the base, with the first day of the submissions; where nothing was said
  /// at all, with the day asked for.
  public static Walk fromBase(Known known, Submissions submissions, LocalDate asked) {
    return new Walk(
        known,
        State.NONE,
        submissions,
        submissions.isEmpty() ? asked : submissions.first(),
        Optional.empty(),
        Optional.empty());
  }

  /// A walk that goes on from a published fixing.
  ///
  /// @param file how the new fixing names the file of the published one
  public static Walk after(
      SignedFixing published, String file, Known known, Submissions submissions) {
    var fixing = published.fixing();
    return new Walk(
        known,
        fixing.state(),
        submissions,
        fixing.date().plusDays(1),
        Optional.of(new Fixing.Previous(fixing.date(), published.hash(), file)),
        last(fixing));
  }

  private Walk(
      Known known,
      State from,
      Submissions submissions,
      LocalDate next,
      Optional<Fixing.Previous> previous,
      Optional<Fixing.Before> before) {
    this.run = known.method().resume(from);
    this.goods = known.goods();
    this.tables = known.tables();
    this.submissions = submissions;
    this.next = next;
    this.previous = previous;
    this.before = before;
  }

  /// The last value known after a fixing.
  private static Optional<Fixing.Before> last(Fixing fixing) {
    return fixing.value().isPresent()
        ? Optional.of(new Fixing.Before(fixing.date(), fixing.value().getAsLong()))
        : fixing.before();
  }

  /// The day that is closed next.
  public LocalDate next() {
    return next;
  }

  /// Closes every day up to this one and answers its fixing.
  public Fixing to(LocalDate date) {
    if (date.isBefore(next))
      throw new IllegalArgumentException(date + " is over; the next day is " + next);
    Fixing fixing = null;
    while (!next.isAfter(date))
      fixing = close(next.equals(date) ? submissions.undated() : List.of());
    return fixing;
  }

  /// Closes every day up to this one and hands over each.
  public void to(LocalDate date, Consumer<Fixing> days) {
    while (!next.isAfter(date)) {
      days.accept(close(next.equals(date) ? submissions.undated() : List.of()));
    }
  }

  private Fixing close(List<Refusal> undated) {
    var day = submissions.day(next);
    var refusals = new ArrayList<Refusal>();
    for (var each : List.of(day.refusals(), undated)) {
      each.stream()
          .filter(this::concerns)
          .map(one -> Submissions.dated(one, next))
          .forEach(refusals::add);
    }
    for (var reading : day.readings()) {
      if (goods.test(reading.seen().good().name())) run.take(reading);
    }
    refusals.forEach(run::refuse);
    var fixing = fixing(run.close(next), refusals);
    next = next.plusDays(1);
    before = last(fixing);
    return fixing;
  }

  /// A row that does not say its good may have been any that its source speaks of.
  private boolean concerns(Refusal refusal) {
    return refusal.good().isEmpty()
        ? Sources.speaksOf(refusal.source(), goods)
        : goods.test(refusal.good());
  }

  private Fixing fixing(Determination said, List<Refusal> refusals) {
    return new Fixing(
        said.index(),
        said.date(),
        said.withheld().isEmpty() ? OptionalLong.of(said.value()) : OptionalLong.empty(),
        said.grade(),
        said.method(),
        said.unit(),
        said.evidence(),
        said.effectiveN(),
        said.providers(),
        said.carried(),
        said.carriedShare(),
        said.withheld(),
        Words.explanation(said, before),
        said.downgrades(),
        said.panel(),
        said.dropped().stream().map(this::drop).toList(),
        refused(refusals),
        said.beside(),
        before,
        0,
        Optional.empty(),
        Optional.empty(),
        submissions.inputs(),
        tables,
        previous,
        said.next());
  }

  private Fixing.Drop drop(Dropped dropped) {
    return new Fixing.Drop(
        dropped.screen(),
        dropped.provider(),
        dropped.count(),
        submissions.place(dropped.input(), dropped.line()),
        dropped.reason());
  }

  /// Refusals of a day, counted by reason and provider in the order in which they first appeared.
  private List<Fixing.Refused> refused(List<Refusal> refusals) {
    record Key(String code, String provider) {}
    var counts = new LinkedHashMap<Key, Fixing.Refused>();
    for (var each : refusals) {
      if (Submissions.isNews(each)) continue;
      var one =
          new Fixing.Refused(
              each.code(),
              each.provider(),
              1,
              submissions.place(each.input(), each.line()),
              each.reason());
      counts.merge(
          new Key(each.code(), each.provider()),
          one,
          (first, _) ->
              new Fixing.Refused(
                  first.code(),
                  first.provider(),
                  first.count() + 1,
                  first.first(),
                  first.reason()));
    }
    return List.copyOf(counts.values());
  }
}
