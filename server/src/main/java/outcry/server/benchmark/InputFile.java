// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.nio.file.Path;

/// A file a fixing is computed from.
///
/// @param name as written in the fixing: what messages and reasons call it
/// @param role `observations`, `rates` or `groups`
/// @param path where it lies now
public record InputFile(String name, String role, Path path) {
  public static final String OBSERVATIONS = "observations";
  public static final String RATES = "rates";
  public static final String GROUPS = "groups";
  public static final String FACTS = "facts";
}
