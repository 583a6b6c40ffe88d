// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import outcry.index.fixing.IndexMethod;

/// What stands behind a fixing: the methods by name, and how their evidence is read.
public interface Workings {
  /// A method by what a fixing calls it: `H100` and `L/2`.
  Optional<Known> find(String index, String version);

  /// Every index the office publishes each day, in order of publication.
  List<Known> published();

  /// Reads files of all roles: observations with their rates and groups, or facts.
  ///
  /// @param goods which goods the index asks for
  /// @param published names of the providers of the fixing before, whose spelling is kept
  /// @throws BadFixing when a file is missing or is not what its role says
  Submissions read(List<InputFile> files, Predicate<String> goods, List<String> published)
      throws BadFixing, IOException;

  /// @param goods which goods it is made from
  /// @param tables the shipped tables that have a part in it
  record Known(IndexMethod method, Predicate<String> goods, List<Fixing.Table> tables) {
    /// `H100-L/2`.
    public String name() {
      return method.index() + "-" + method.version();
    }
  }
}
