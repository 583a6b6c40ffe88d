// SPDX-License-Identifier: Apache-2.0
package outcry.core.risk;

import java.util.List;

/// What a margin model says beside its arrays (rules M-6 to M-8): which contracts form a family and
/// how much families may offset each other, the least a short lot needs, and charges on size.
///
/// `offsetCap` in millionths: of what the smaller families need, at most this part is taken away.
public record Charges(
    long offsetCap, List<Family> families, List<ShortMinimum> minimums, List<AddOn> addOns) {
  /// Nothing but arrays: every contract offsets every other in full.
  public static final Charges NONE = new Charges(1_000_000, List.of(), List.of(), List.of());

  /// A contract's family; contracts that name none are one together.
  public record Family(int contract, String name) {}

  /// Micro-dollars of a short lot.
  public record ShortMinimum(int contract, long perLot) {}

  public Charges {
    families = List.copyOf(families);
    minimums = List.copyOf(minimums);
    addOns = List.copyOf(addOns);
  }
}
