// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

/// The exchange's numbers of what commands call by name; 0 for a name it does not know.
public interface Numbering {
  int accountNumber(String name);

  int contractNumber(String name);
}
