// SPDX-License-Identifier: Apache-2.0
package outcry.core.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// All accounts, by number (from 1, in the order they were opened) and by name.
public final class Accounts {
  private final List<Account> byNumber = new ArrayList<>();
  private final TreeMap<String, Account> byName = new TreeMap<>();

  public void add(Account account) {
    byNumber.add(account);
    byName.put(account.name, account);
  }

  /// Null when there is none of that name.
  public Account account(String name) {
    return byName.get(name);
  }

  /// Null when there is none of that number.
  public Account account(int number) {
    return number >= 1 && number <= byNumber.size() ? byNumber.get(number - 1) : null;
  }

  public List<Account> inOrderOfOpening() {
    return byNumber;
  }

  public Collection<Account> inOrderOfName() {
    return byName.values();
  }

  public int next() {
    return byNumber.size() + 1;
  }
}
