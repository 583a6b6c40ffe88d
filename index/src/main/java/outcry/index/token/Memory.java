// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import outcry.index.fixing.State;
import outcry.index.fixing.State.Member;

/// A chain's standing in the words of a published state, and back: `seat:Anthropic/opus=claude-5`
/// holds the worth (as `tracked`), `with:Anthropic/opus@Anthropic` the price last counted.
final class Memory {
  private static final String SEAT = "seat:";
  private static final String WITH = "with:";

  private Memory() {}

  static List<Member> members(Chain chain, String tier) {
    var members = new ArrayList<Member>();
    for (var seat : chain.seats()) {
      long price = Board.median(seat.prices().values());
      var last = chain.last();
      var name = SEAT + seat.line() + "=" + seat.speaker();
      members.add(new Member(name, tier, last, price, price, seat.worth(), seat.since()));
      seat.prices()
          .forEach(
              (seller, at) ->
                  members.add(
                      new Member(WITH + seat.line() + "@" + seller, tier, last, at, at, 0, last)));
    }
    return members;
  }

  static void restore(Chain chain, State state) {
    if (state.last() == null) return;
    var prices = new TreeMap<String, TreeMap<String, Long>>();
    for (var member : state.members()) {
      if (!member.provider().startsWith(WITH)) continue;
      var name = member.provider().substring(WITH.length());
      int at = name.lastIndexOf('@');
      prices
          .computeIfAbsent(name.substring(0, at), _ -> new TreeMap<>())
          .put(name.substring(at + 1), member.price());
    }
    var seats = new ArrayList<Seat>();
    for (var member : state.members()) {
      if (!member.provider().startsWith(SEAT)) continue;
      var name = member.provider().substring(SEAT.length());
      int is = name.indexOf('=');
      var line = name.substring(0, is);
      LocalDate since = member.counted();
      seats.add(new Seat(line, name.substring(is + 1), member.tracked(), prices.get(line), since));
    }
    chain.restore(state.last(), state.level(), seats);
  }
}
