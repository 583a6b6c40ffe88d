// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.util.HashMap;
import java.util.Map;

/// Names by number and cash by account: what an event leaves out and a row needs.
final class Ledgers {
  static final String BANK = "bank";
  static final String DEFAULT = "default";
  static final String FEES = "fees";
  static final String PREMIUM = "premium";
  static final String VARIATION = "variation";
  static final String ROUNDING = "rounding";
  private static final String ACCOUNT = "account:";

  private final Map<Integer, String> products = new HashMap<>();
  private final Map<Integer, String> contracts = new HashMap<>();
  private final Map<Integer, String> accounts = new HashMap<>();
  private final Map<String, Long> cash = new HashMap<>();

  static String ledgerOf(String account) {
    return ACCOUNT + account;
  }

  static boolean isAccount(String ledger) {
    return ledger.startsWith(ACCOUNT);
  }

  void product(int number, String name) {
    products.put(number, name);
  }

  void contract(int number, String name) {
    contracts.put(number, name);
  }

  void account(int number, String name) {
    accounts.put(number, name);
  }

  String product(int number) {
    return known(products, number, "product");
  }

  String contract(int number) {
    return known(contracts, number, "contract");
  }

  String account(int number) {
    return known(accounts, number, "account");
  }

  long credit(String account, long amount) {
    return cash.merge(account, amount, Math::addExact);
  }

  void cash(String account, long amount) {
    cash.put(account, amount);
  }

  private static String known(Map<Integer, String> names, int number, String what) {
    var name = names.get(number);
    if (name == null) {
      throw new IllegalStateException("no event named " + what + " " + number);
    }
    return name;
  }
}
