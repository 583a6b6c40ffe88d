// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;

/// Rents GPUs and sells tokens: buys the near months of its training runs, and sells the token
/// prices it earns, so that what is left between the two is known in advance.
final class AiLab implements Participant {
  private static final Map<String, Integer> WANTED =
      Map.of(
          "H100", 85, "H200", 45, "B200", 70, "A100", 20, "TFI", -40, "TFO", -45, "TSB", -35, "TOB",
          -25);

  private static final double[] NEAR = {1.0, 0.8, 0.55, 0.3, 0.15, 0.05};
  private static final double TOKENS = 0.35;
  private static final int SLICES_A_TURN = 4;

  private final Outlook outlook;
  private final SplittableRandom random;
  private final Slices slices;
  private final Mood mood;
  private final Seat seat;

  AiLab(Seat seat, Outlook outlook, long seed) {
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
      boolean tokens = random.nextDouble() < TOKENS;
      var listing = Pick.listing(random, tokens ? Listing.Kind.TOKEN : Listing.Kind.GPU);
      int ahead = Pick.month(random);
      long target = Math.round(WANTED.get(listing.product()) * NEAR[ahead] * mood.of(listing));
      slices.towards(listing, outlook.months().get(ahead), target);
    }
  }
}
