// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.Map;

/// What an operator may ask of the process around the exchange.
public interface VenueControl {
  /// Writes a snapshot of the exchange; returns its log position when it is safely on disk.
  long snapshot() throws Exception;

  /// Begins an orderly stop and returns at once.
  void stop();

  Health health();

  /// `up` is false when the venue takes no commands; `checks` says why in words, one entry for each
  /// thing looked at.
  record Health(boolean up, long freeBytes, Map<String, String> checks) {}
}
