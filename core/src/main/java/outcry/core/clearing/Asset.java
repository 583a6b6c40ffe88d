// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import java.math.BigInteger;
import outcry.core.contract.Contract;
import outcry.core.money.Micros;

/// Something other than US dollars that is taken as collateral: what a unit is worth, and how much
/// of that counts (rule S-12). Price in micro-dollars, or millionths of its currency; haircut in
/// millionths.
public final class Asset {
  /// Most that all collateral of an account but its cash can count, about a trillion dollars: so
  /// that it can be added up.
  public static final long MOST = 1L << 60;

  public final int number;
  public final String name;

  /// Null: US dollars. Else its price and haircut apply, too.
  public Asset currency;

  public long price;
  public long haircut;

  /// Most of it that counts in an account; [Contract#NONE]: all.
  public long most = Contract.NONE;

  public Asset(int number, String name) {
    this.number = number;
    this.name = name;
  }

  /// What `quantity` units count in an account.
  public long value(long quantity) {
    var value = counted(BigInteger.valueOf(quantity));
    var scale = BigInteger.valueOf(Micros.DOLLAR);
    if (currency != null) {
      value = currency.counted(value);
      scale = scale.pow(3);
    }
    long whole = value.divide(scale).min(BigInteger.valueOf(MOST)).longValueExact();
    return most == Contract.NONE ? whole : Math.min(whole, most);
  }

  /// Not yet brought to scale: nothing is rounded on the way.
  private BigInteger counted(BigInteger units) {
    return units
        .multiply(BigInteger.valueOf(price))
        .multiply(BigInteger.valueOf(Micros.DOLLAR - haircut));
  }
}
