// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.List;
import outcry.index.observation.Normaliser;

/// The Transacted indices of the house: the goods of the Listed family, in the reference form only,
/// because a factor estimated from asks says nothing about what is paid.
public final class Transacted {
  private Transacted() {}

  /// Version 1.
  public static List<TransactedMethod> current() {
    return List.of(
        method(TransactedTerms.version1("H100", 79, 81, false, 0.40, 30)),
        method(TransactedTerms.version1("H200", 139, 144, false, 0.50, 40)),
        method(TransactedTerms.version1("B200", 178, 192, false, 0.80, 60)),
        method(TransactedTerms.version1("A100", 79, 81, true, 0.25, 15)));
  }

  private static TransactedMethod method(TransactedTerms terms) {
    return new TransactedMethod(
        terms.gpu(), terms, (name, second) -> Normaliser.shipped().group(name, second));
  }
}
