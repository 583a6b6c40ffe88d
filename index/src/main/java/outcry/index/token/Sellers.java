// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import outcry.index.name.SellerNames;

/// Who sells tokens, under all the spellings of the catalogues.
final class Sellers {
  /// A seller by its name here; a router has no vote.
  record Seller(String name, boolean host) {}

  private static final Sellers SHIPPED = new Sellers();
  private final SellerNames names = SellerNames.shipped();
  private final Map<String, Seller> bySpelling = new HashMap<>();

  private Sellers() {
    for (var row : Columns.shipped("token-sellers.csv", "seller,kind,aliases")) {
      var seller = new Seller(row[0], row[1].equals("host"));
      bySpelling.put(plain(row[0]), seller);
      if (!row[2].isBlank())
        for (var alias : row[2].split(" ")) bySpelling.put(plain(alias), seller);
    }
  }

  static Sellers shipped() {
    return SHIPPED;
  }

  /// The seller a spelling means; null when nobody knows it.
  Seller named(String spelling) {
    return bySpelling.get(plain(names.named(spelling)));
  }

  private static String plain(String spelling) {
    return spelling.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
  }
}
