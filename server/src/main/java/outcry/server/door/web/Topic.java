// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a channel is about. Some are of one contract (`book.H100-2026-12`), some of the caller's
/// account.
enum Topic {
  BOOK(Scope.CONTRACT, true),
  TRADES(Scope.CONTRACT, false),
  STATUS(Scope.VENUE, true),
  INDEX(Scope.VENUE, true),
  SETTLEMENTS(Scope.VENUE, true),
  PARTICIPANTS(Scope.EVERY_ACCOUNT, true),
  ORDERS(Scope.ACCOUNT, true),
  POSITIONS(Scope.ACCOUNT, true),
  ACCOUNT(Scope.ACCOUNT, true);

  /// Whose market or money a topic shows.
  enum Scope {
    CONTRACT,
    VENUE,
    EVERY_ACCOUNT,
    ACCOUNT
  }

  private final Scope scope;
  private final boolean strict;

  Topic(Scope scope, boolean strict) {
    this.scope = scope;
    this.strict = strict;
  }

  Scope scope() {
    return scope;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A channel by the name clients give it; of no account yet.
  static Key key(String name) {
    int dot = name.indexOf('.');
    var word = dot < 0 ? name : name.substring(0, dot);
    var contract = dot < 0 ? null : name.substring(dot + 1);
    for (var topic : values()) {
      boolean mayName = topic.scope == Scope.CONTRACT;
      boolean mustName = mayName && topic.strict;
      if (topic.word().equals(word) && (contract == null ? !mustName : mayName)) {
        return new Key(topic, contract);
      }
    }
    throw Refusal.bad(
        "unknown-channel", "there is no channel " + name + "; channels are " + known(), "channels");
  }

  private static String known() {
    return Arrays.stream(values())
        .map(
            topic ->
                topic == BOOK
                    ? "book.CONTRACT"
                    : topic == TRADES ? "trades, trades.CONTRACT" : topic.word())
        .collect(Collectors.joining(", "));
  }

  /// One channel: of a contract, of an account, or of neither.
  record Key(Topic topic, String of) {
    /// What clients call it; a private channel has the same name for everybody.
    String name() {
      return of == null || topic.scope == Scope.ACCOUNT ? topic.word() : topic.word() + "." + of;
    }
  }
}
