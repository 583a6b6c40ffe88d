// SPDX-License-Identifier: Apache-2.0
package outcry.server.gateway;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The commands that have a number and no answer yet, at most [#WINDOW] of them.
///
/// The gateway's thread numbers them, the reader of events takes them out again.
final class InFlight {
  static final int WINDOW = 1024;

  private final AtomicReferenceArray<Submission> places = new AtomicReferenceArray<>(WINDOW);
  private volatile long next;
  private volatile long answered;

  /// Numbering goes on after `last`, the sender's last applied number.
  void begin(long last) {
    next = last + 1;
    answered = last;
  }

  boolean hasRoom() {
    return next - answered <= WINDOW;
  }

  boolean isEmpty() {
    return next - answered == 1;
  }

  void add(int sender, Submission submission) {
    long number = next;
    submission.stamp(sender, number);
    places.set(place(number), submission);
    next = number + 1; // one thread numbers
  }

  /// The last number given out.
  long last() {
    return next - 1;
  }

  long answered() {
    return answered;
  }

  /// The command of that number, or null when it has been answered.
  Submission get(long sequence) {
    var submission = places.get(place(sequence));
    return submission != null && submission.sequence() == sequence ? submission : null;
  }

  void remove(Submission submission) {
    places.set(place(submission.sequence()), null);
    answered = submission.sequence();
  }

  private static int place(long sequence) {
    return (int) (sequence & (WINDOW - 1));
  }
}
