// SPDX-License-Identifier: Apache-2.0
package outcry.bench.trip;

/// A way to the log and back under load. One thread sends and polls; answers may come on another.
interface Trip extends AutoCloseable {
  /// Hears that the message meant for a moment (`System.nanoTime`) was answered.
  @FunctionalInterface
  interface Answers {
    void onAnswer(long intended);
  }

  /// Sends the next message; false when there is no room and it must be tried again.
  boolean send(long intended);

  /// Looks for answers; how much was done.
  int poll();

  @Override
  void close();
}
