// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import outcry.server.cluster.CannotStart;

/// The door's port, looked at before anything else is opened, so that a taken one is said at once.
/// 0 is any.
record LoopbackPort(int number) {
  void checkFree() {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
    } catch (IOException e) {
      throw new CannotStart(
          "port %d of 127.0.0.1 is taken (%s); choose another with --port"
              .formatted(number, e.getMessage()),
          e);
    }
  }
}
