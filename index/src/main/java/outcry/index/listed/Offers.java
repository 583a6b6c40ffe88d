// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.index.observation.Good;
import outcry.index.observation.Reading;

/// All offers met so far, numbered from 0. A day keeps numbers instead of texts, so that ten
/// million readings fit into memory.
final class Offers {
  private final GpuScope scope;
  private Offer[] offers = new Offer[64];
  private int[] hashes = new int[64];
  private int size;

  /// Open addressing: number + 1 of the offer, 0 for an empty place; twice as long as `offers`.
  private int[] places = new int[128];

  /// Number of the group of each offer, and the groups met, by name.
  private int[] groups = new int[64];

  private final TreeMap<String, Integer> numbers = new TreeMap<>();

  Offers(GpuScope scope) {
    this.scope = scope;
  }

  Offer get(int number) {
    return offers[number];
  }

  /// The number of an offer's group, from 0.
  int group(int number) {
    return groups[number];
  }

  /// All groups met so far and their numbers, by name.
  SortedMap<String, Integer> groups() {
    return numbers;
  }

  int number(Reading reading, Good.Gpu card) {
    int hash = Offer.hash(reading, reading.seen(), card);
    int place = hash & (places.length - 1);
    while (places[place] != 0) {
      int number = places[place] - 1;
      if (hashes[number] == hash && offers[number].isOf(reading, card)) return number;
      place = (place + 1) & (places.length - 1);
    }
    if (size == offers.length) {
      grow();
      return number(reading, card);
    }
    offers[size] = Offer.of(reading, card, scope.fit(reading.seen(), card));
    hashes[size] = hash;
    var known = numbers.putIfAbsent(reading.group(), numbers.size());
    groups[size] = known == null ? numbers.size() - 1 : known;
    places[place] = size + 1;
    return size++;
  }

  private void grow() {
    offers = Arrays.copyOf(offers, 2 * size);
    hashes = Arrays.copyOf(hashes, 2 * size);
    groups = Arrays.copyOf(groups, 2 * size);
    places = new int[4 * size];
    for (int number = 0; number < size; number++) {
      int place = hashes[number] & (places.length - 1);
      while (places[place] != 0) place = (place + 1) & (places.length - 1);
      places[place] = number + 1;
    }
  }
}
