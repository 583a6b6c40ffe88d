// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;

/// Owns GPUs and has borrowed against them: sells the months to come forward in slices, the near
/// ones almost whole, and more of them when the price is good.
final class Neocloud implements Participant {
  /// GPUs of each kind: one GPU for one month is one lot.
  private static final Map<String, Integer> FLEET =
      Map.of("H100", 130, "H200", 60, "B200", 90, "A100", 45);

  private static final double[] SOLD = {0.85, 0.75, 0.65, 0.55, 0.45, 0.30};
  private static final double EAGERNESS = 2;
  private static final int SLICES_A_TURN = 4;

  private final Outlook outlook;
  private final SplittableRandom random;
  private final Slices slices;
  private final Mood mood;
  private final Seat seat;

  Neocloud(Seat seat, Outlook outlook, long seed) {
    this.seat = seat;
    this.outlook = outlook;
    this.random = new SplittableRandom(seed);
    this.slices = new Slices(seat, outlook, random.split());
    this.mood = new Mood(random.split());
  }

  @Override
  public void morning(LocalDate day) {
    outlook.morning(day);
    mood.morning();
    seat.meetCall();
  }

  @Override
  public void turn() {
    slices.look();
    for (int i = 0; i < SLICES_A_TURN; i++) {
      var listing = Pick.listing(random, Listing.Kind.GPU);
      int ahead = Pick.month(random);
      slices.towards(listing, outlook.months().get(ahead), target(listing, ahead));
    }
  }

  private long target(Listing listing, int ahead) {
    double rent = (double) outlook.spot(listing) / outlook.dated(listing);
    double price = 1 + EAGERNESS * (rent - 1);
    double share = Math.clamp(SOLD[ahead] * mood.of(listing) * price, 0, 1);
    return -Math.round(FLEET.get(listing.product()) * share);
  }
}
