// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;

/// What happened to a line on a day, in one sentence for people.
record Story(TokenTerms terms, LocalDate date, Chain.Step step, Board board, TokenDay day) {
  record Told(Screen screen, String reason) {}

  Told of(Chain.Part part) {
    if (part.speaker().isEmpty())
      return new Told(
          Screen.STALE,
          "no model of the line had a price"
              + hosts(part)
              + " in the last "
              + terms.staleDays()
              + " days (rule I-50)");
    var words = new ArrayList<String>();
    words.add(
        String.format(Locale.ROOT, "%s, %s", part.line().key(), terms.component())
            .toLowerCase(Locale.ROOT));
    Screen screen;
    if (part.entrant()) {
      screen = Screen.ENTRANT;
      words.add("first priced today: counts from the next day (rule I-51)");
    } else if (part.price() == 0) {
      screen = Screen.LEFT;
      words.add("gone: leaves without an effect (rule I-51)");
    } else if (!part.counted()) {
      screen = Screen.STALE;
      words.add("nothing to compare with the last determination (rule I-49)");
    } else {
      screen = disputed(terms, board, part) ? Screen.CONFLICT : Screen.INCLUDED;
      words.add(change(part));
    }
    if (!part.successor().isEmpty())
      words.add(
          "from tomorrow "
              + part.successor()
              + " speaks for the line, linked without a move (rule"
              + " I-51)");
    board
        .of(part.speaker())
        .forEach(
            (seller, at) -> {
              if (!at.note().isEmpty()) words.add(seller + ": " + at.note());
            });
    for (var announced : day.announced())
      if (announced.model().equals(part.speaker()))
        words.add(
            announced.seller()
                + " announces "
                + Dollars.text(announced.price())
                + " from "
                + announced.from()
                + " (rule I-54)");
    return new Told(screen, String.join("; ", words));
  }

  private String hosts(Chain.Part part) {
    return terms.tier() == outcry.index.observation.Tier.OPEN
        ? " at " + terms.hosts() + " hosts"
        : "";
  }

  private String change(Chain.Part part) {
    if (step.base()) return "sets the base at " + Dollars.text(part.price());
    var move = part.move();
    if (move.now() == move.before()) return "unchanged at " + Dollars.text(move.now());
    return String.format(
        Locale.ROOT,
        "%s to %s (%+.1f %%)",
        Dollars.text(move.before()),
        Dollars.text(move.now()),
        100.0 * (move.now() - move.before()) / move.before());
  }

  /// Do the captures of a closed model, or of more than a third of an open model's hosts, disagree?
  static boolean disputed(TokenTerms terms, Board board, Chain.Part part) {
    var accepted = board.of(part.speaker()).values();
    long disputed = accepted.stream().filter(Accepted::disputed).count();
    return 3 * disputed > accepted.size();
  }
}
