// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

/// Who belongs to whom: parties of one group do not trade at arm's length (rule I-43).
@FunctionalInterface
public interface LegalGroups {
  /// Every name is its own group.
  LegalGroups NONE = (name, _) -> name;

  /// The legal group behind a name.
  ///
  /// @param second of the trade, since 1970 UTC
  String of(String name, long second);
}
