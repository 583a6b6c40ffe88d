// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Which assets are taken as collateral, and who has how much of each (rule S-12). None of it is in
/// the ledger.
public final class Custody {
  /// Units of an asset in an account, and what they count.
  public static final class Holding {
    public final Asset asset;
    public long quantity;
    public long value;

    Holding(Asset asset) {
      this.asset = asset;
    }
  }

  @FunctionalInterface
  public interface Visitor {
    void onHolding(int account, Holding holding);
  }

  private final List<Asset> inOrder = new ArrayList<>();
  private final TreeMap<String, Asset> byName = new TreeMap<>();
  private final TreeMap<Integer, TreeMap<Integer, Holding>> byAccount = new TreeMap<>();

  /// Null when there is none of that name.
  public Asset asset(String name) {
    return byName.get(name);
  }

  public Asset asset(int number) {
    return inOrder.get(number - 1);
  }

  /// In the order they were taken up.
  public List<Asset> assets() {
    return inOrder;
  }

  public Asset add(String name) {
    var asset = new Asset(inOrder.size() + 1, name);
    inOrder.add(asset);
    byName.put(name, asset);
    return asset;
  }

  /// Null when the account has none of it.
  public Holding holding(int account, Asset asset) {
    var own = byAccount.get(account);
    return own == null ? null : own.get(asset.number);
  }

  /// Sets how many units there are; none of them leaves no holding behind.
  public Holding put(int account, Asset asset, long quantity) {
    var own = byAccount.computeIfAbsent(account, _ -> new TreeMap<>());
    var holding = own.computeIfAbsent(asset.number, _ -> new Holding(asset));
    holding.quantity = quantity;
    holding.value = asset.value(quantity);
    if (quantity == 0) {
      own.remove(asset.number);
    }
    return holding;
  }

  /// What an account's collateral other than cash counts, before the house's limit on it.
  public long securities(int account) {
    long sum = 0;
    for (var holding : holdings(account)) {
      sum = Math.min(Asset.MOST, sum + holding.value);
    }
    return sum;
  }

  public Collection<Holding> holdings(int account) {
    var own = byAccount.get(account);
    return own == null ? List.of() : own.values();
  }

  /// By account number, then by asset number.
  public void forEach(Visitor visitor) {
    byAccount.forEach(
        (account, own) -> own.values().forEach(holding -> visitor.onHolding(account, holding)));
  }
}
