// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

/// What the sender of a command wrote, field by field (`account`, `contract`, `price`, ...), as
/// text.
///
/// The log carries numbers, and none for a name that does not exist or a price that is no number of
/// micro-dollars. The answer to such a command still has to quote it, so whoever holds the command
/// passes its words along.
@FunctionalInterface
public interface Asked {
  /// For events whose command is not at hand.
  Asked UNKNOWN = _ -> null;

  /// The text of a field, null when it was not written.
  String text(String field);

  default String or(String field, String otherwise) {
    var text = text(field);
    return text == null ? otherwise : text;
  }
}
