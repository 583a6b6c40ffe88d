// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The table of client ids answers as a plain map would, whatever is added and removed.
class ClientIdsTest {
  private final ClientIds ids = new ClientIds();
  private final TreeMap<String, Integer> plain = new TreeMap<>();
  private final byte[] bytes = new byte[64];

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void findsWhatWasAddedAndNotWhatWasRemoved(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int step = 0; step < 60_000; step++) {
      int account = 1 + random.nextInt(3);
      var id = id(random.nextInt(6_000));
      var known = plain.get(account + " " + id);
      var at = "step %d, account %d, id %s".formatted(step, account, id);
      assertEquals(known == null ? ClientIds.NONE : known, find(account, id), at);
      if (known == null) {
        int entry = ids.add(account);
        plain.put(account + " " + id, entry);
        assertEquals(id, text(entry), at);
        assertEquals(account, ids.account(entry), at);
      } else if (random.nextBoolean()) {
        ids.remove(known);
        plain.remove(account + " " + id);
        assertEquals(0, ids.account(known), at);
      }
    }
    assertAllFound();
  }

  private void assertAllFound() {
    for (var name : new ArrayList<>(plain.keySet())) {
      int space = name.indexOf(' ');
      int account = Integer.parseInt(name.substring(0, space));
      assertEquals(plain.get(name), find(account, name.substring(space + 1)), name);
    }
  }

  /// Of every length from 1 to the longest, alike in all but a few letters.
  private static String id(int number) {
    var digits = Integer.toString(number);
    var padded = "order-ä-".repeat(4) + digits;
    int length = 1 + number % (ClientIds.MAX_LENGTH - 4);
    return length <= digits.length() ? digits : padded.substring(padded.length() - length);
  }

  private int find(int account, String id) {
    var encoded = id.getBytes(UTF_8);
    System.arraycopy(encoded, 0, bytes, 0, encoded.length);
    ids.read(bytes, encoded.length);
    return ids.find(account);
  }

  private String text(int entry) {
    return new String(bytes, 0, ids.copy(entry, bytes), UTF_8);
  }
}
