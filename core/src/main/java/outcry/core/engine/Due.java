// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

/// Something that happens by the clock alone. Whatever brings such a time nearer says so to
/// [State#dueAt].
interface Due {
  /// When it happens next, milliseconds; `Long.MAX_VALUE` = never.
  long nextDue();

  /// Does what is due at exactly `time`.
  void fire(long time);
}
