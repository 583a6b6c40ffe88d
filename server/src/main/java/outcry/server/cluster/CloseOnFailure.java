// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.CloseHelper;

/// Remembers what was opened, to close it in reverse when a later part does not open.
final class CloseOnFailure {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  void closeAll() {
    opened.forEach(CloseHelper::quietClose);
  }
}
