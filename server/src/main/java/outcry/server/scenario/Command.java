// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import outcry.core.engine.CommandWriter;

/// A command that was read and understood, ready to be written for the log.
@FunctionalInterface
public interface Command {
  /// Its length in the writer's buffer.
  int write(CommandWriter writer, Numbering numbers);
}
