// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.List;
import java.util.stream.Collectors;

/// A file that is no table of observations. The message names the file, the columns and the rule.
public final class MissingColumns extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private MissingColumns(String message) {
    super(message);
  }

  static MissingColumns missing(String file, List<String> names) {
    return new MissingColumns(
        file
            + ": its header has no "
            + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))
            + " (rule I-16: the columns, separated by commas, are "
            + Column.REQUIRED.stream().map(Column::text).collect(Collectors.joining(","))
            + ")");
  }

  static MissingColumns twice(String file, String name) {
    return new MissingColumns(file + ": its header has '" + name + "' twice (rule I-16)");
  }

  static MissingColumns unreadable(String file, Unusable why) {
    return new MissingColumns(file + ": its header: " + why.getMessage());
  }

  static MissingColumns damaged(String file, String why) {
    return new MissingColumns(file + ": it is damaged: " + why + " (rule I-16)");
  }

  static MissingColumns empty(String file) {
    return new MissingColumns(file + ": it is empty, not even a header is there (rule I-16)");
  }
}
