// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.index.fixing.Dropped;
import outcry.index.fixing.State;

/// All juries of an index.
final class Juries {
  private static final String PRICE = "price:";
  private static final String VOICE = "voice:";
  private static final String DUE = "due:";

  private final TokenTerms terms;
  private final TreeMap<String, Jury> byItem = new TreeMap<>();
  private final TreeMap<String, TreeMap<String, TreeMap<LocalDate, Announced>>> due =
      new TreeMap<>();

  Juries(TokenTerms terms) {
    this.terms = terms;
  }

  void hear(LocalDate date, DayBook book) {
    for (var change : book.announced(terms.peakHours())) {
      var changes =
          due.computeIfAbsent(change.model() + "@" + change.seller(), _ -> new TreeMap<>())
              .computeIfAbsent(change.source(), _ -> new TreeMap<>());
      // What a source announces takes the place of all it announced on days before.
      changes.values().removeIf(before -> before.said().isBefore(change.said()));
      changes.merge(change.from(), change, Juries::newer);
    }
    book.quotes.keySet().forEach(this::jury);
    var effective = new TreeMap<String, Map<String, Announced>>();
    due.forEach(
        (item, bySource) ->
            bySource.forEach(
                (source, changes) -> {
                  var now = changes.headMap(date, true);
                  if (now.isEmpty()) return;
                  effective
                      .computeIfAbsent(item, _ -> new TreeMap<>())
                      .put(source, now.get(now.lastKey()));
                  now.clear();
                }));
    effective.keySet().forEach(this::jury);
    byItem.forEach(
        (item, jury) ->
            jury.hear(
                date,
                book.quotes.getOrDefault(item, new TreeMap<>()),
                effective.getOrDefault(item, Map.of())));
    byItem.values().removeIf(Jury::silent);
  }

  private static Announced newer(Announced a, Announced b) {
    return b.said().isBefore(a.said()) ? a : b;
  }

  private Jury jury(String item) {
    return byItem.computeIfAbsent(item, _ -> new Jury(terms, item));
  }

  Board board(LocalDate date) {
    var board = new Board();
    byItem.forEach(
        (item, jury) -> {
          if (jury.accepted == 0) return;
          int at = item.lastIndexOf('@');
          board.put(item.substring(0, at), item.substring(at + 1), jury.standing(date));
        });
    return board;
  }

  List<Dropped> dropped() {
    return byItem.values().stream().flatMap(jury -> jury.dropped().stream()).toList();
  }

  List<Announced> calendar() {
    return due.values().stream()
        .flatMap(bySource -> bySource.values().stream())
        .flatMap(changes -> changes.values().stream())
        .sorted(Announced.ORDER)
        .toList();
  }

  /// A jury's standing in the words of a published state; the day they were last heard goes first.
  List<State.Member> members(String tier, LocalDate closed) {
    var members = new ArrayList<State.Member>();
    members.add(new State.Member("closed", tier, closed, 0, 0, 0, closed));
    byItem.forEach(
        (item, jury) -> {
          long now = jury.disputed ? 0 : jury.accepted;
          members.add(
              new State.Member(
                  PRICE + item,
                  tier,
                  jury.seen,
                  now,
                  jury.accepted,
                  jury.observed,
                  jury.confirmed));
          jury.voices.forEach(
              (source, voice) ->
                  members.add(
                      new State.Member(
                          VOICE + item + "#" + source,
                          tier,
                          voice.seen(),
                          voice.price(),
                          voice.price(),
                          voice.observed(),
                          voice.since())));
        });
    for (var change : calendar())
      members.add(
          new State.Member(
              DUE + change.model() + "@" + change.seller() + "#" + change.source(),
              tier,
              change.said(),
              change.price(),
              change.price(),
              0,
              change.from()));
    return members;
  }

  /// @return the last day closed; null at the beginning
  LocalDate restore(State state) {
    LocalDate closed = null;
    for (var member : state.members()) {
      var name = member.provider();
      if (name.equals("closed")) closed = member.seen();
      if (name.startsWith(PRICE)) {
        var jury = jury(name.substring(PRICE.length()));
        jury.accepted = member.accepted();
        jury.disputed = member.price() == 0;
        jury.observed = member.tracked();
        jury.seen = member.seen();
        jury.confirmed = member.counted();
      }
      int hash = name.indexOf('#');
      if (name.startsWith(VOICE))
        jury(name.substring(VOICE.length(), hash))
            .voices
            .put(
                name.substring(hash + 1),
                new Jury.Voice(member.price(), member.seen(), member.counted(), member.tracked()));
      if (name.startsWith(DUE)) {
        int at = name.lastIndexOf('@', hash);
        var change =
            new Announced(
                name.substring(DUE.length(), at),
                name.substring(at + 1, hash),
                name.substring(hash + 1),
                member.seen(),
                member.counted(),
                member.price());
        due.computeIfAbsent(change.model() + "@" + change.seller(), _ -> new TreeMap<>())
            .computeIfAbsent(change.source(), _ -> new TreeMap<>())
            .put(change.from(), change);
      }
    }
    return closed;
  }
}
