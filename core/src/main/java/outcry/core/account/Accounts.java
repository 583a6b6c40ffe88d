// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// All accounts, by number (from 1, in the order they were opened) and by name.
public final class Accounts {
  private final List<Account> inOrder = new ArrayList<>();

  /// The same by number, one look away.
  private Account[] byNumber = new Account[64];

  private final TreeMap<String, Account> byName = new TreeMap<>();

  /// The values of `byName`, null when an account was opened since.
  private List<Account> inOrderOfName;

  public void add(Account account) {
    inOrder.add(account);
    if (inOrder.size() == byNumber.length) {
      byNumber = Arrays.copyOf(byNumber, byNumber.length * 2);
    }
    byNumber[inOrder.size()] = account;
    byName.put(account.name, account);
    inOrderOfName = null;
  }

  /// Null when there is none of that name.
  public Account account(String name) {
    return byName.get(name);
  }

  /// Null when there is none of that number.
  public Account account(int number) {
    return number >= 0 && number < byNumber.length ? byNumber[number] : null;
  }

  public List<Account> inOrderOfOpening() {
    return inOrder;
  }

  public List<Account> inOrderOfName() {
    if (inOrderOfName == null) {
      inOrderOfName = List.copyOf(byName.values());
    }
    return inOrderOfName;
  }

  /// Those whose names come after `name`, in order of name.
  public Collection<Account> after(String name) {
    return byName.tailMap(name, false).values();
  }

  public int next() {
    return inOrder.size() + 1;
  }
}
