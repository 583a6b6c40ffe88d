// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.List;
import outcry.index.observation.Dollars;

/// The terms of the Listed and Archive indices of the house, with the basis factors.
///
/// The factors come from the price pages of July 2026 (gpurentalprices.com, CC BY 4.0): the ratio
/// of the named SXM price to the price of the other form at the same seller on the same day, the
/// median of each seller's ratios, the median of these over sellers. No seller asked prices for two
/// forms of the H200, so an H200 NVL is another good until one does.
public final class Listed {
  /// 27 seller-days of one seller.
  private static final BasisFactor H100_PCIE = new BasisFactor("PCIe", 79, 81, 1_213, 27, 1);

  /// 70 seller-days of three sellers, cards of 80 and of 94 GB.
  private static final BasisFactor H100_NVL = new BasisFactor("NVL", 79, 96, 1_231, 70, 3);

  /// 65 seller-days of three sellers.
  private static final BasisFactor A100_PCIE = new BasisFactor("PCIe", 79, 81, 1_150, 65, 3);

  private static final GpuScope H100 =
      new GpuScope("H100", "SXM", 79, 81, false, List.of(H100_PCIE, H100_NVL));
  private static final GpuScope H200 = new GpuScope("H200", "SXM", 139, 144, false, List.of());
  private static final GpuScope B200 = new GpuScope("B200", "SXM", 178, 192, false, List.of());
  private static final GpuScope A100 =
      new GpuScope("A100", "SXM", 79, 81, true, List.of(A100_PCIE));

  private static final ListedTerms L_H100 = listed(H100, "0.40", "30");
  private static final ListedTerms L_H200 = listed(H200, "0.50", "40");
  private static final ListedTerms L_B200 = listed(B200, "0.80", "60");
  private static final ListedTerms L_A100 = listed(A100, "0.25", "15");

  private Listed() {}

  /// Version 2 of the Listed family.
  public static List<ListedTerms> current() {
    return List.of(L_H100, L_H200, L_B200, L_A100);
  }

  /// Version 1 of the Archive family. The level of a chain is a convention; it is set where the
  /// evidence is widest: such that on 2026-08-22, the day of the widest look at price pages, it is
  /// the weighted median of that day.
  public static List<ListedTerms> archive() {
    return List.of(
        ListedTerms.archive(dollars("4.472625"), L_H100),
        ListedTerms.archive(dollars("4.779823"), L_H200),
        ListedTerms.archive(dollars("6.384936"), L_B200),
        ListedTerms.archive(dollars("2.235996"), L_A100));
  }

  private static ListedTerms listed(GpuScope scope, String floor, String ceiling) {
    return ListedTerms.listed(scope, dollars(floor), dollars(ceiling));
  }

  private static long dollars(String text) {
    return Dollars.parse(text);
  }
}
