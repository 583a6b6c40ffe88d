// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.List;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State.Member;

/// One provider on its way through the day: its price, and what was decided about it so far.
final class Candidate {
  final String provider;
  final String tier;

  /// What is known from the days before, in the form quoted today; null when it has never been met.
  final Member before;

  /// Its price of the day; null when it was not seen, and the price is carried.
  final Quote quote;

  /// Micro-dollars; 0 when it has none.
  final long price;

  /// Why it does not count; null while it does.
  Screen screen;

  /// What the screens found, a sentence; empty when nothing.
  String finding = "";

  /// Billionths of the whole.
  long share;

  /// Its limited log change.
  double change;

  /// What the speed limit has let through after this day, micro-dollars; 0 before it is a member.
  long tracked;

  /// The day it joined after the base; null when it was of the base or has not joined.
  LocalDate since;

  /// Was a member, moved too far too soon after it joined, and is none any more.
  boolean startsAgain;

  /// A joke: not even a price to be remembered.
  boolean joke;

  /// What the page calls the card, against the look before.
  Label label = Label.NONE;

  /// Days of late on which its page stood far from the look before, this one included.
  List<LocalDate> swings = List.of();

  /// What was known of it is of another card.
  boolean anotherCard;

  boolean capped;
  boolean limited;

  Candidate(String provider, String tier, Member before, Quote quote, long price) {
    this.provider = provider;
    this.tier = tier;
    this.before = before;
    this.quote = quote;
    this.price = price;
    this.tracked = before == null ? 0 : before.tracked();
    this.since = before == null ? null : before.since();
  }

  boolean passes() {
    return screen == null;
  }

  boolean carried() {
    return price > 0 && quote == null;
  }

  boolean seen() {
    return quote != null;
  }

  /// Micro-dollars; 0 when no price of this card ever passed the screens.
  long accepted() {
    return before == null || anotherCard ? 0 : before.accepted();
  }

  /// What was known of it is of another card, and says nothing about this one.
  void startWithAnotherCard() {
    anotherCard = true;
    leaveThePanel();
  }

  /// As one who vanished: without an effect on the level, and an entrant when it comes again.
  void leaveThePanel() {
    tracked = 0;
    since = null;
  }

  void stop(Screen by, String because) {
    screen = by;
    finding = because;
  }
}
