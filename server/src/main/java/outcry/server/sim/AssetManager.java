// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import outcry.desk.exposure.Exposure;
import outcry.desk.exposure.Market;
import outcry.desk.plan.HedgePlan;
import outcry.desk.plan.Leg;
import outcry.desk.plan.Product;

/// Holds companies that buy compute: each month it plans their GPU-hours and tokens with the
/// hedging desk, which answers in whole lots, and buys the strips over the days that follow.
final class AssetManager implements Participant {
  /// What the companies buy a month: GPU-hours, and million tokens.
  private static final Map<String, Integer> BOUGHT =
      Map.of(
          "H100", 24_800, "H200", 11_300, "B200", 16_400, "A100", 9_100, "TFI", 31_400, "TFO",
          3_650, "TSB", 52_700, "TOB", 98_000);

  /// The companies pay a little more than the index.
  private static final long PREMIUM_PERCENT = 108;

  private static final String STREET = "street";
  private static final double TOKENS = 0.5;
  private static final int SLICES_A_TURN = 4;

  private final Outlook outlook;
  private final SplittableRandom random;
  private final Slices slices;
  private final Seat seat;
  private final Map<String, Long> targets = new HashMap<>();
  private YearMonth planned;

  AssetManager(Seat seat, Outlook outlook, long seed) {
    this.seat = seat;
    this.outlook = outlook;
    this.random = new SplittableRandom(seed);
    this.slices = new Slices(seat, outlook, random.split());
  }

  @Override
  public void morning(LocalDate day) {
    outlook.morning(day);
    seat.meetCall();
    if (!YearMonth.from(day).equals(planned)) {
      planned = YearMonth.from(day);
      plan(day);
    }
  }

  @Override
  public void turn() {
    slices.look();
    for (int i = 0; i < SLICES_A_TURN; i++) {
      boolean tokens = random.nextDouble() < TOKENS;
      var listing = Pick.listing(random, tokens ? Listing.Kind.TOKEN : Listing.Kind.GPU);
      var month = outlook.months().get(Pick.month(random));
      long target = targets.getOrDefault(listing.contract(month), 0L);
      slices.towards(listing, month, target);
    }
  }

  private void plan(LocalDate day) {
    var rows = new ArrayList<Exposure>();
    for (var listing : Listing.ALL) {
      var quantity = BigDecimal.valueOf(BOUGHT.get(listing.product()));
      for (var month : outlook.months()) {
        rows.add(new Exposure(month, listing.product(), quantity, STREET));
      }
    }
    var plan = HedgePlan.of(day, rows, AssetManager::product, new StreetMarket(outlook));
    for (var strip : plan.strips()) {
      for (var month : strip.months()) {
        targets.put(strip.product().contract(month.month()), month.lots());
      }
    }
  }

  private static Optional<Product> product(String good) {
    return Listing.ALL.stream()
        .filter(each -> each.product().equals(good))
        .map(AssetManager::product)
        .findFirst();
  }

  private static Product product(Listing listing) {
    var leg = listing.kind() == Listing.Kind.GPU ? Leg.GPU : Leg.TOKEN;
    return new Product(
        listing.product(), leg, listing.index(), listing.unit(), listing.tick(), listing.fee());
  }

  /// The companies' prices as the desk looks them up: the street's, with the premium.
  private record StreetMarket(Outlook outlook) implements Market {
    @Override
    public Collection<String> goods() {
      return Listing.ALL.stream().map(Listing::product).toList();
    }

    @Override
    public Collection<String> providers(String good) {
      return List.of(STREET);
    }

    @Override
    public OptionalLong price(String good, String provider, LocalDate day) {
      return level(good + "-L/2", day).stream().map(p -> p * PREMIUM_PERCENT / 100).findFirst();
    }

    @Override
    public OptionalLong level(String index, LocalDate day) {
      return Listing.ALL.stream()
          .filter(each -> each.index().equals(index))
          .mapToLong(outlook::spot)
          .findFirst();
    }

    @Override
    public LocalDate lastDay() {
      return outlook.today();
    }
  }
}
