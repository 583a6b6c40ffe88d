// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// All members, by number (from 1, in the order they were first named) and by name.
public final class Members {
  private final List<Member> inOrder = new ArrayList<>();
  private final TreeMap<String, Member> byName = new TreeMap<>();

  /// The member of that name; a new one when there is none.
  public Member named(String name) {
    return byName.computeIfAbsent(
        name,
        _ -> {
          var member = new Member(inOrder.size() + 1, name);
          inOrder.add(member);
          return member;
        });
  }

  /// Null when there is none of that name.
  public Member member(String name) {
    return byName.get(name);
  }

  /// In order of their numbers.
  public List<Member> inOrder() {
    return inOrder;
  }

  public Collection<Member> inOrderOfName() {
    return byName.values();
  }
}
