// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.fixing.State.Member;

/// What a composite must know of the days before: its parts' states, their last values, and what
/// its points are linked to. In a published state the parts' members carry their index before a
/// bar: `H100|Lambda`.
///
/// @param last day of the last determination; null before the first
/// @param level its value
/// @param linked the day the quantities were last set; null before the first
/// @param linkLevel the level on that day
/// @param links the parts' values on that day; empty before the first
/// @param values the parts' values on the last determined day; empty before the first
record Standing(
    LocalDate last,
    long level,
    LocalDate linked,
    long linkLevel,
    List<Long> links,
    List<Long> values,
    List<State> parts) {
  private static final String LINK = "link";
  private static final String PART = "part:";

  static Standing of(State state, List<IndexMethod> methods) {
    var heads = new HashMap<String, Member>();
    for (var member : state.members()) heads.put(member.provider(), member);
    var links = new ArrayList<Long>();
    var values = new ArrayList<Long>();
    var parts = new ArrayList<State>();
    for (var method : methods) {
      var head = heads.get(PART + method.index());
      var link = heads.get(LINK + ":" + method.index());
      if (link != null) {
        links.add(link.accepted());
        values.add(link.price());
      }
      parts.add(head == null ? State.NONE : part(method.index() + "|", head, state));
    }
    var link = heads.get(LINK);
    return new Standing(
        state.last(),
        state.level(),
        link == null ? null : link.counted(),
        link == null ? 0 : link.price(),
        links,
        values,
        parts);
  }

  private static State part(String prefix, Member head, State state) {
    var members = new ArrayList<Member>();
    for (var member : state.members())
      if (member.provider().startsWith(prefix))
        members.add(named(member, member.provider().substring(prefix.length())));
    return new State(head.seen(), head.price(), (int) head.tracked(), members);
  }

  State state(List<IndexMethod> methods) {
    var members = new ArrayList<Member>();
    if (linked != null)
      members.add(new Member(LINK, "index", last, linkLevel, linkLevel, 0, linked));
    for (int i = 0; i < methods.size(); i++) {
      var index = methods.get(i).index();
      var part = parts.get(i);
      if (!values.isEmpty()) {
        long link = links.get(i);
        members.add(new Member(LINK + ":" + index, "index", last, values.get(i), link, 0, linked));
      }
      members.add(
          new Member(
              PART + index,
              "index",
              part.last(),
              part.level(),
              part.level(),
              part.drift(),
              part.last()));
      for (var member : part.members()) members.add(named(member, index + "|" + member.provider()));
    }
    return new State(last, level, 0, members);
  }

  private static Member named(Member member, String name) {
    return new Member(
        name,
        member.tier(),
        member.seen(),
        member.price(),
        member.accepted(),
        member.tracked(),
        member.counted(),
        member.since(),
        member.factor(),
        member.swings());
  }
}
