// SPDX-License-Identifier: Apache-2.0
package outcry.index.name;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Sellers of tokens under one name each: `togetherai`, `together-ai` and `together_ai` are
/// `Together`.
public final class SellerNames {

  private final Map<String, String> sellers;

  private SellerNames(Map<String, String> sellers) {
    this.sellers = sellers;
  }

  /// The table shipped with this module, `seller-names.csv`.
  public static SellerNames shipped() {
    return new SellerNames(
        NameTable.rows("seller-names.csv", 2).stream()
            .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1])));
  }

  /// The one name; a seller nobody knows keeps its spelling.
  public String named(String spelling) {
    var bare = spelling.strip();
    return sellers.getOrDefault(bare.toLowerCase(Locale.ROOT), bare);
  }
}
