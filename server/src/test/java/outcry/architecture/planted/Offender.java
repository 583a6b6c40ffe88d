// SPDX-License-Identifier: Apache-2.0
package outcry.architecture.planted;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.collections.Long2LongHashMap;

/// Does everything the core may not do, so that the architecture tests are seen to fail.
public final class Offender {
  static long changing;
  volatile long seen;

  LongSupplier now() {
    return System::nanoTime;
  }

  Supplier<Instant> today() {
    return Instant::now;
  }

  int roll() {
    return new Random(1).nextInt();
  }

  void start() {
    Thread.ofVirtual().start(() -> {});
  }

  synchronized void lock() {
    seen = changing;
  }

  void log() {
    System.out.println(seen);
  }

  void ask() throws IOException {
    new Socket("localhost", 1).close();
  }

  double half(double price) {
    return price / 2;
  }

  boolean worse(double a, double b) {
    return a < b;
  }

  Map<String, Long> count() {
    return new HashMap<>(Map.of("a", 1L));
  }

  long sum(Long2LongHashMap byAccount) {
    long sum = 0;
    var each = byAccount.values().iterator();
    while (each.hasNext()) {
      sum += each.nextValue();
    }
    return sum;
  }
}
