// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import org.agrona.concurrent.UnsafeBuffer;
import outcry.core.engine.Tape;

/// What became of a command: its place and time on the log, and its events as tape entries.
public record Outcome(long position, long time, byte[] entries) {
  public void forEach(Tape.Reader reader) {
    Tape.forEach(new UnsafeBuffer(entries), 0, entries.length, reader);
  }
}
