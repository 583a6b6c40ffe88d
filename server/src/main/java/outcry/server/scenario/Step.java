// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

/// A line that was understood, ready to happen.
@FunctionalInterface
interface Step {
  void happen(Stage stage);
}
