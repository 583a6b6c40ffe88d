// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Brings observations to the standard unit and names whose vote they are, or refuses them (rules
/// I-17 to I-21). One rounding, half up to the micro-dollar, at the end of an exact quotient.
///
/// Remembers the spelling under which it met a provider first; otherwise the same observation
/// always gives the same answer. For one thread.
public final class Normaliser {
  /// Below 0.01 or above 1,000 dollars an hour is no GPU.
  static final long LEAST_GPU_HOUR = 10_000;

  static final long MOST_GPU_HOUR = 1_000 * Dollars.ONE;

  /// Above 10,000 dollars a million tokens is no price.
  static final long MOST_MTOK = 10_000 * Dollars.ONE;

  private static final int MOST_NAMES = 1 << 16;
  private static final String FORBIDDEN = "forbidden";

  private final Rates rates;
  private final Groups groups;
  private final Map<String, Provider> providers = new HashMap<>();
  private final Map<String, Boolean> sources = new HashMap<>();
  private final Map<String, String> spellings = new HashMap<>();

  /// What is known of a provider's name.
  private static final class Provider {
    final boolean forbidden;
    final boolean dated;
    long day;
    String group;

    Provider(boolean forbidden, boolean dated, long day, String group) {
      this.forbidden = forbidden;
      this.dated = dated;
      this.day = day;
      this.group = group;
    }
  }

  public Normaliser(Rates rates, Groups groups) {
    this.rates = rates;
    this.groups = groups;
  }

  /// Dollars only, and the groups shipped with this module.
  public static Normaliser shipped() {
    return new Normaliser(Rates.NONE, Groups.shipped());
  }

  /// Groups already published, whose spelling is kept: `Acme` stays `Acme` when a file says `ACME`.
  public Normaliser knowing(Collection<String> published) {
    published.forEach(this::spelling);
    return this;
  }

  /// Reads a file through to readings and refusals, as {@link ObservationFile#read}. The rows
  /// counted are readings and refusals of both kinds.
  public ObservationFile.Rows read(
      InputStream in,
      String name,
      int input,
      Consumer<? super Reading> readings,
      Consumer<? super Refusal> refusals)
      throws IOException {
    var refused = new Counted(refusals);
    var rows =
        ObservationFile.read(
            in,
            name,
            input,
            seen -> take(seen, readings, refused),
            refusal -> refused.accept(grouped(refusal)));
    return new ObservationFile.Rows(
        rows.observations() + rows.refusals() - refused.count, refused.count);
  }

  /// Answers with one reading or one refusal.
  public void take(
      Observation seen, Consumer<? super Reading> readings, Consumer<? super Refusal> refusals) {
    var provider = provider(seen.provider(), day(seen.observed()));
    try {
      if (provider.forbidden) throw forbidden("provider", seen.provider());
      if (isForbidden(seen.source())) throw forbidden("source", seen.source());
      long price = price(seen);
      readings.accept(new Reading(seen, provider.group, price));
    } catch (Unusable why) {
      refusals.accept(
          new Refusal(
              seen.observed(),
              seen.source(),
              voter(seen, provider),
              seen.good().name(),
              why.code(),
              why.getMessage(),
              seen.input(),
              seen.line()));
    }
  }

  /// Who has the vote: of a GPU the legal group, of a model whoever names its price (rule I-50).
  private static String voter(Observation seen, Provider provider) {
    return seen.good() instanceof Good.Tokens ? seen.provider() : provider.group;
  }

  /// The legal group that votes for a provider at a time.
  ///
  /// @param observed seconds since 1970
  public String group(String provider, long observed) {
    return provider(provider, day(observed)).group;
  }

  /// A refusal under the name of who has the vote: for a GPU the provider's group. What is wrong
  /// with the prices of one who forbids an index is no fault of the day: it was never evidence.
  public Refusal grouped(Refusal refusal) {
    boolean seller = !refusal.provider().isEmpty();
    if (!refusal.code().equals(FORBIDDEN)
        && (isForbidden(refusal.source()) || seller && isForbidden(refusal.provider()))) {
      return grouped(
          new Refusal(
              refusal.observed(),
              refusal.source(),
              refusal.provider(),
              refusal.good(),
              FORBIDDEN,
              refusal.code() + ": " + refusal.reason() + "; its terms forbid an index (rule I-21)",
              refusal.input(),
              refusal.line()));
    }
    if (!seller || isModel(refusal.good())) return refusal;
    var group = group(refusal.provider(), refusal.observed());
    if (group.equals(refusal.provider())) return refusal;
    return new Refusal(
        refusal.observed(),
        refusal.source(),
        group,
        refusal.good(),
        refusal.code(),
        refusal.reason(),
        refusal.input(),
        refusal.line());
  }

  /// GPUs are read in upper case, models as they are written: a small letter tells a model.
  private static boolean isModel(String good) {
    return good.chars().anyMatch(Character::isLowerCase);
  }

  private long price(Observation seen) throws Unusable {
    long amount = seen.price().amount();
    if (amount == 0) {
      throw new Unusable("zero", "price 0 says unknown or free, and is no price (rule I-18)");
    }
    if (amount < 0) {
      throw new Unusable(
          "not-positive", "price " + Decimals.text(amount) + " is below 0 (rule I-18)");
    }
    long price = standard(seen);
    boolean hardware = Vocabulary.isHardware(seen.price().unit());
    long least = hardware ? LEAST_GPU_HOUR : 1;
    long most = hardware ? MOST_GPU_HOUR : MOST_MTOK;
    if (price < least || price > most) throw absurd(seen, price, least, most, hardware);
    return price;
  }

  /// Micro-dollars per GPU-hour or per million tokens; {@link Long#MAX_VALUE} when it does not fit.
  private long standard(Observation seen) throws Unusable {
    var price = seen.price();
    long divisor = price.currency().parts() * micros(price.unit(), seen.count());
    if (price.currency().code().equals("USD")) return halfUp(price.amount(), divisor);
    long usd = rates.usd(price.currency().code(), day(seen.observed()));
    if (usd == 0) {
      throw new Unusable(
          "no-rate",
          "no rate of "
              + price.currency().code()
              + " on "
              + Times.text(seen.observed()).substring(0, 10)
              + " or the "
              + Rates.DAYS
              + " days before (rule I-19)");
    }
    var twice = BigInteger.valueOf(price.amount()).multiply(BigInteger.valueOf(usd)).shiftLeft(1);
    var by = BigInteger.valueOf(divisor).multiply(BigInteger.valueOf(Price.ONE));
    var rounded = twice.add(by).divide(by.shiftLeft(1));
    return rounded.bitLength() < Long.SIZE ? rounded.longValue() : Long.MAX_VALUE;
  }

  /// How many 10^-12 of the currency make a micro-dollar of the standard unit.
  private static long micros(PriceUnit unit, int count) {
    return switch (unit) {
      case GPU_HOUR, MTOK -> 1_000_000;
      case INSTANCE_HOUR, OFFER_HOUR -> 1_000_000L * count;
      case KTOK -> 1_000;
      case TOKEN -> 1;
    };
  }

  private static long halfUp(long amount, long by) {
    long whole = amount / by;
    long rest = amount % by;
    return rest >= by - rest ? whole + 1 : whole;
  }

  private static Unusable absurd(
      Observation seen, long price, long least, long most, boolean hardware) {
    var per = hardware ? " a GPU-hour" : " a million tokens";
    var value = price == Long.MAX_VALUE ? "more than a trillion" : Dollars.text(price);
    var limits =
        price < least ? "at least " + Dollars.text(least) : "at most " + Dollars.text(most);
    return new Unusable(
        "absurd",
        "price "
            + Decimals.text(seen.price().amount())
            + " "
            + Vocabulary.text(seen.price().currency())
            + " per "
            + seen.price().unit().text()
            + (hardware && seen.price().unit() != PriceUnit.GPU_HOUR ? " of " + seen.count() : "")
            + " is "
            + value
            + per
            + ", not "
            + limits
            + " (rule I-18)");
  }

  private static Unusable forbidden(String what, String name) {
    return new Unusable(
        FORBIDDEN,
        "the terms of the " + what + " " + Unusable.quoted(name) + " forbid an index (rule I-21)");
  }

  private boolean isForbidden(String source) {
    var known = sources.get(source);
    if (known != null) return known;
    if (sources.size() >= MOST_NAMES) sources.clear();
    boolean forbidden = Forbidden.names(source);
    sources.put(source, forbidden);
    return forbidden;
  }

  private Provider provider(String name, long day) {
    var known = providers.get(name);
    if (known == null) {
      if (providers.size() >= MOST_NAMES) providers.clear();
      known = new Provider(Forbidden.names(name), groups.isDated(name), day, groupOn(name, day));
      providers.put(name, known);
    } else if (known.dated && known.day != day) {
      known.day = day;
      known.group = groupOn(name, day);
    }
    return known;
  }

  private String groupOn(String name, long day) {
    var group = groups.find(name, day);
    return group.isEmpty() ? spelling(name) : group;
  }

  private String spelling(String name) {
    var key = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    if (spellings.size() >= MOST_NAMES) return spellings.getOrDefault(key, name);
    return spellings.computeIfAbsent(key, _ -> name.strip());
  }

  private static long day(long seconds) {
    return Math.floorDiv(seconds, Times.DAY);
  }

  /// Counts what passes.
  private static final class Counted implements Consumer<Refusal> {
    final Consumer<? super Refusal> next;
    long count;

    Counted(Consumer<? super Refusal> next) {
      this.next = next;
    }

    @Override
    public void accept(Refusal refusal) {
      count++;
      next.accept(refusal);
    }
  }
}
