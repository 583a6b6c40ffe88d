// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The five UDP ports of a member, all on loopback, one after the other from `first`.
///
/// They follow from the door's port: 20000 + 5 × (port mod 2000). 8080 gives 20400..20404, and the
/// doors of two venues on one machine less than 2000 apart never collide. When something else sits
/// there, the next five free ones serve.
public record Ports(int first) {
  private static final int COUNT = 5;
  private static final int LOWEST = 20_000;
  private static final int PLACES = 2000;

  public static Ports forDoor(int door) {
    for (int i = 0; i < PLACES; i++) {
      var ports = new Ports(LOWEST + COUNT * ((door + i) % PLACES));
      if (ports.areFree()) {
        return ports;
      }
    }
    throw new CannotStart(
        "no five free UDP ports in a row on 127.0.0.1 between %d and %d"
            .formatted(LOWEST, LOWEST + COUNT * PLACES));
  }

  private boolean areFree() {
    for (int port = first; port < first + COUNT; port++) {
      try (var probe = new DatagramSocket(null)) {
        probe.setReuseAddress(false);
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException _) {
        return false;
      }
    }
    return true;
  }

  /// Member 0 and its ingress, consensus, log, catch-up and archive endpoints.
  String members() {
    var endpoints = new StringBuilder("0");
    for (int port = first; port < first + COUNT; port++) {
      endpoints.append(",127.0.0.1:").append(port);
    }
    return endpoints.toString();
  }
}
