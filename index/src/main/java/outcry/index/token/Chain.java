// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.index.observation.Tier;

/// The chained Laspeyres index of a tier and component (rule I-49):
///
/// P(t) = P(t-1) · Σ q·p(t) / Σ q·p(t-1) over the lines whose speaking model has a price at a
/// seller known on both days. The quantity q of a line is its share over its price at the year's
/// base; when another model begins to speak, q changes so that q·p does not (rule I-51).
final class Chain {
  private final TokenTerms terms;
  private final Basket basket;
  private final Models models;
  private final TreeMap<String, Seat> seats = new TreeMap<>();
  private long level;
  private LocalDate last;

  Chain(TokenTerms terms, Basket basket, Models models) {
    this.terms = terms;
    this.basket = basket;
    this.models = models;
  }

  /// Goes on from a published fixing.
  void restore(LocalDate day, long value, List<Seat> held) {
    last = day;
    level = value;
    for (var seat : held) seats.put(seat.line(), seat);
  }

  long level() {
    return level;
  }

  LocalDate last() {
    return last;
  }

  List<Seat> seats() {
    return List.copyOf(seats.values());
  }

  /// One line's part in a day.
  ///
  /// @param speaker the model that spoke; empty when none did
  /// @param price its price on the day, micro-dollars; 0 when it has none
  /// @param weight part of the value held before the day's move, 0 to 1
  /// @param entrant first seen on the day: counts from the next
  /// @param successor the model that speaks from the next day on; empty when nothing changes
  record Part(
      Line line,
      String speaker,
      long price,
      Move move,
      double weight,
      boolean entrant,
      String successor) {
    boolean counted() {
      return weight > 0;
    }
  }

  /// What became of a day.
  ///
  /// @param value micro-dollars; 0 when too few lines could be compared
  /// @param base was the level set on this day?
  /// @param capsMet can the shares of the lines that count keep to the caps?
  record Step(long value, boolean base, boolean capsMet, List<Part> parts) {}

  /// Takes one day. A day on which too few lines can be compared leaves the chain where it was: the
  /// next one is compared with the last that was determined.
  Step step(LocalDate date, Board board) {
    var lines = basket.at(date);
    if (level == 0) return base(date, lines, board);
    if (last.getYear() != date.getYear()) newYear(lines);
    boolean capsMet = true;
    seats.keySet().removeIf(key -> lines.stream().noneMatch(line -> line.key().equals(key)));
    var moves = new TreeMap<String, Move>();
    var before = BigInteger.ZERO;
    var after = BigInteger.ZERO;
    for (var seat : seats.values()) {
      var move = move(seat, board);
      moves.put(seat.line(), move);
      if (!move.matched()) continue;
      before = before.add(BigInteger.valueOf(seat.worth()));
      after = after.add(BigInteger.valueOf(move.applied(seat.worth())));
    }
    boolean determined = enough(lines, moves);
    var parts = new ArrayList<Part>();
    var held = new TreeMap<>(seats);
    if (determined) {
      seats.replaceAll((key, seat) -> moved(seat, moves.get(key), board));
      level = Move.times(level, after, before);
      last = date;
      capsMet = Shares.of(matched(lines, moves), terms.caps()).met();
      leave(lines, board);
    }
    for (var line : lines) {
      var seat = held.get(line.key());
      var move = moves.getOrDefault(line.key(), Move.NONE);
      double weight = determined && move.matched() ? seat.worth() / before.doubleValue() : 0;
      var speaker = seat == null ? "" : seat.speaker();
      long price = speaker.isEmpty() ? 0 : price(speaker, board);
      var successor = successor(line, seat, board);
      boolean entrant = seat == null && !successor.isEmpty();
      if (entrant) {
        speaker = successor;
        price = price(successor, board);
      }
      parts.add(new Part(line, speaker, price, move, weight, entrant, entrant ? "" : successor));
      seat(line, held, successor, board, date, determined);
    }
    return new Step(determined ? level : 0, false, capsMet, parts);
  }

  /// The level of the first day: the mean of the lines' prices, by their shares, unless the terms
  /// set it.
  private Step base(LocalDate date, List<Line> lines, Board board) {
    var present = new ArrayList<Line>();
    var speakers = new TreeMap<String, String>();
    for (var line : lines) {
      var model = newest(line, board, false);
      if (model.isEmpty()) continue;
      present.add(line);
      speakers.put(line.key(), model);
    }
    var shares = Shares.of(present, terms.caps());
    boolean enough = enough(present);
    var sum = BigInteger.ZERO;
    for (var line : present) {
      var model = speakers.get(line.key());
      long share = shares.byLine().get(line.key());
      sum = sum.add(BigInteger.valueOf(share).multiply(BigInteger.valueOf(price(model, board))));
      if (enough)
        seats.put(line.key(), new Seat(line.key(), model, share, prices(model, board), date));
    }
    if (enough) {
      long mean = Move.times(1, sum, BigInteger.valueOf(Shares.ONE));
      level = terms.base() > 0 ? terms.base() : mean;
      last = date;
    }
    var parts = new ArrayList<Part>();
    for (var line : lines) {
      var model = speakers.getOrDefault(line.key(), "");
      double weight =
          enough && !model.isEmpty() ? shares.byLine().get(line.key()) / (double) Shares.ONE : 0;
      long price = model.isEmpty() ? 0 : price(model, board);
      parts.add(new Part(line, model, price, Move.NONE, weight, false, ""));
    }
    return new Step(enough ? level : 0, enough, shares.met(), parts);
  }

  /// The first of January: quantities are set anew, shares over the prices of the last
  /// determination.
  private void newYear(List<Line> lines) {
    var present = lines.stream().filter(line -> seats.containsKey(line.key())).toList();
    var shares = Shares.of(present, terms.caps());
    for (var line : present)
      seats.computeIfPresent(line.key(), (key, seat) -> seat.worth(shares.byLine().get(key)));
  }

  private Seat moved(Seat seat, Move move, Board board) {
    if (!move.matched()) return seat;
    return seat.worth(move.applied(seat.worth()))
        .spokenBy(seat.speaker(), prices(seat.speaker(), board));
  }

  /// Seats an entrant, or the successor of a model that is gone or has been followed.
  private void seat(
      Line line,
      Map<String, Seat> held,
      String successor,
      Board board,
      LocalDate date,
      boolean determined) {
    if (successor.isEmpty()) return;
    var seat = seats.get(line.key());
    if (seat == null) {
      seats.put(
          line.key(),
          new Seat(line.key(), successor, entry(line, held), prices(successor, board), date));
    } else if (determined || price(seat.speaker(), board) == 0) {
      seats.put(line.key(), seat.spokenBy(successor, prices(successor, board)));
    }
  }

  /// Lines whose models are all gone leave, before anybody enters at what the others have become.
  private void leave(List<Line> lines, Board board) {
    for (var line : lines) {
      var seat = seats.get(line.key());
      boolean gone = seat != null && price(seat.speaker(), board) == 0;
      if (gone && successor(line, seat, board).isEmpty()) seats.remove(line.key());
    }
  }

  /// What an entrant holds: its share of the basket at what the others' shares have become.
  private long entry(Line line, Map<String, Seat> held) {
    var worth = BigInteger.ZERO;
    long shares = 0;
    for (var other : basket.at(last)) {
      if (!held.containsKey(other.key()) || !seats.containsKey(other.key())) continue;
      worth = worth.add(BigInteger.valueOf(seats.get(other.key()).worth()));
      shares += other.share();
    }
    if (shares == 0) return Math.multiplyExact(line.share(), Shares.ONE / Basket.ONE);
    return Move.times(line.share(), worth, BigInteger.valueOf(shares));
  }

  private Move move(Seat seat, Board board) {
    var today = new ArrayList<Long>();
    var before = new ArrayList<Long>();
    board
        .of(seat.speaker())
        .forEach(
            (seller, accepted) -> {
              var then = seat.prices().get(seller);
              if (then == null) return;
              before.add(accepted.corrects() ? accepted.price() : then);
              today.add(accepted.price());
            });
    if (today.isEmpty() || today.size() < sellers()) return Move.NONE;
    return new Move(Board.median(before), Board.median(today));
  }

  /// The model that takes or keeps the word from the next day on, or empty when nothing changes.
  private String successor(Line line, Seat seat, Board board) {
    var newest = newest(line, board, true);
    if (seat == null) return newest;
    if (newest.isEmpty() || newest.equals(seat.speaker())) return "";
    var order = models.of(terms.tier(), line.key()).stream().map(Model::name).toList();
    boolean later = order.indexOf(newest) > order.indexOf(seat.speaker());
    return later || price(seat.speaker(), board) == 0 ? newest : "";
  }

  /// The newest model of a line that is priced; `confirmed` asks for prices said twice.
  private String newest(Line line, Board board, boolean confirmed) {
    var all = models.of(terms.tier(), line.key());
    for (int i = all.size() - 1; i >= 0; i--) {
      var model = all.get(i);
      long sellers =
          board.of(model.name()).values().stream()
              .filter(accepted -> accepted.confirmed() || !confirmed)
              .count();
      if (sellers > 0 && sellers >= sellers()) return model.name();
    }
    return "";
  }

  private int sellers() {
    return terms.tier() == Tier.OPEN ? terms.hosts() : 1;
  }

  private long price(String model, Board board) {
    var prices = prices(model, board);
    return prices.isEmpty() || prices.size() < sellers() ? 0 : Board.median(prices.values());
  }

  private static SortedMap<String, Long> prices(String model, Board board) {
    var prices = new TreeMap<String, Long>();
    board.of(model).forEach((seller, accepted) -> prices.put(seller, accepted.price()));
    return prices;
  }

  private boolean enough(List<Line> lines, Map<String, Move> moves) {
    return enough(matched(lines, moves));
  }

  private static List<Line> matched(List<Line> lines, Map<String, Move> moves) {
    return lines.stream()
        .filter(line -> moves.getOrDefault(line.key(), Move.NONE).matched())
        .toList();
  }

  private boolean enough(List<Line> counted) {
    return counted.size() >= terms.lines()
        && counted.stream().map(Line::laboratory).distinct().count() >= terms.laboratories();
  }
}
