// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.util.List;

/// How votes become a level. A new method is a new record here and a new version in the index name;
/// it never changes a fixing already published (rule I-15).
public sealed interface Method permits WeightedMedian {

  /// The version in the index name: the `1` of `H100-L/1`.
  int version();

  /// The votes as they count: capped where the method caps.
  List<Vote> counted(List<Vote> votes);

  /// The level of at least one vote, in micro-dollars.
  long level(List<Vote> votes);

  String title();
}
