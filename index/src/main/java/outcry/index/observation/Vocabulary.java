// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.Locale;

/// The words of the observation contract and their spelling variants (rule I-16). Upper and lower
/// case, spaces, hyphens and underscores make no difference. Null is a word nobody knows.
final class Vocabulary {
  static final String TIERS =
      "hyperscaler, neocloud, serverless, marketplace; frontier, standard, open";
  static final String TERMS = "on-demand, spot, interruptible, reserved, batch";
  static final String KINDS = "list, firm, transacted";
  static final String UNITS = "gpu-hour, instance-hour, offer-hour; token, 1k-tokens, mtok";
  static final String CURRENCIES = "USD, USc, or an ISO 4217 code like EUR or EUR-cents";
  static final String COMPONENTS = "input, cached, cache-write, output";
  static final String CONTEXTS = "short, long";
  static final String HOURS = "all-day, peak, off-peak";

  private Vocabulary() {}

  static Tier tier(String text) {
    return switch (plain(text)) {
      case "hyperscaler" -> Tier.HYPERSCALER;
      case "neocloud" -> Tier.NEOCLOUD;
      case "serverless" -> Tier.SERVERLESS;
      case "marketplace" -> Tier.MARKETPLACE;
      case "frontier" -> Tier.FRONTIER;
      case "standard" -> Tier.STANDARD;
      case "open", "openweight", "openweights" -> Tier.OPEN;
      default -> null;
    };
  }

  static Terms terms(String text) {
    var plain = plain(text);
    if (plain.startsWith("reserved") || plain.startsWith("committed")) return Terms.RESERVED;
    return switch (plain) {
      case "ondemand" -> Terms.ON_DEMAND;
      case "spot" -> Terms.SPOT;
      case "interruptible", "preemptible" -> Terms.INTERRUPTIBLE;
      case "batch" -> Terms.BATCH;
      default -> null;
    };
  }

  static Kind kind(String text) {
    return switch (plain(text)) {
      case "list", "listprice", "posted" -> Kind.LIST;
      case "firm", "firmoffer", "offer" -> Kind.FIRM;
      case "transacted", "transaction", "trade" -> Kind.TRANSACTED;
      default -> null;
    };
  }

  static PriceUnit unit(String text) {
    var plain = plain(text);
    if (plain.startsWith("per")) plain = plain.substring(3);
    return switch (plain) {
      case "gpuhour", "gpuh", "gpuhr", "gpu" -> PriceUnit.GPU_HOUR;
      case "instancehour", "instanceh", "instancehr", "instance", "machinehour", "machine" ->
          PriceUnit.INSTANCE_HOUR;
      case "offerhour", "offerh", "offerhr", "offer", "wholeoffer" -> PriceUnit.OFFER_HOUR;
      case "token", "tokens", "1token" -> PriceUnit.TOKEN;
      case "1ktokens", "1ktoken", "ktokens", "ktoken", "ktok", "1ktok", "1k", "1000tokens" ->
          PriceUnit.KTOK;
      case "mtok",
          "1mtok",
          "mtokens",
          "mtoken",
          "1mtokens",
          "1mtoken",
          "1m",
          "milliontokens",
          "1000000tokens" ->
          PriceUnit.MTOK;
      default -> null;
    };
  }

  static boolean isHardware(PriceUnit unit) {
    return switch (unit) {
      case GPU_HOUR, INSTANCE_HOUR, OFFER_HOUR -> true;
      case TOKEN, KTOK, MTOK -> false;
    };
  }

  /// `USD`; `USc`, `cents`, `USD-cents`; any other three letters, and with `-cents` hundredths of
  /// it.
  static Currency currency(String text) {
    var plain = plain(text);
    if (plain.equals("usc") || plain.equals("cents") || plain.equals("cent"))
      return Currency.US_CENT;
    int parts = 1;
    if (plain.length() > 3 && (plain.endsWith("cents") || plain.endsWith("cent"))) {
      parts = 100;
      plain = plain.substring(0, plain.lastIndexOf("cent"));
    }
    if (plain.length() != 3 || !plain.chars().allMatch(c -> c >= 'a' && c <= 'z')) return null;
    var code = plain.toUpperCase(Locale.ROOT);
    if (code.equals("USD")) return parts == 1 ? Currency.USD : Currency.US_CENT;
    return new Currency(code, parts);
  }

  /// As the contract writes it.
  static String text(Currency currency) {
    if (currency.parts() == 1) return currency.code();
    if (currency.parts() != 100) throw new IllegalArgumentException(currency + " has no name");
    return currency.code().equals("USD") ? "USc" : currency.code() + "-cents";
  }

  /// `h100` and `H100` are one card; a name of several words keeps its spelling.
  static String gpu(String text) {
    var upper = text.toUpperCase(Locale.ROOT);
    return upper.matches("[A-Z]{1,3}\\d+[A-Z]*") ? upper : text;
  }

  /// `SXM5`, `sxm` and `SXM` are one form; a form nobody knows keeps its name.
  static String form(String text) {
    return switch (plain(text)) {
      case "sxm", "sxm2", "sxm3", "sxm4", "sxm5", "sxm6" -> "SXM";
      case "pcie", "pcie4", "pcie5" -> "PCIe";
      case "nvl" -> "NVL";
      default -> text;
    };
  }

  static String interconnect(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static Good.Component component(String text) {
    return switch (plain(text)) {
      case "input", "prompt" -> Good.Component.INPUT;
      case "cached", "cachedinput", "inputcached", "cacheread" -> Good.Component.CACHED;
      case "cachewrite" -> Good.Component.CACHE_WRITE;
      case "output", "completion" -> Good.Component.OUTPUT;
      default -> null;
    };
  }

  static Good.ContextTier context(String text) {
    return switch (plain(text)) {
      case "", "short" -> Good.ContextTier.SHORT;
      case "long" -> Good.ContextTier.LONG;
      default -> null;
    };
  }

  static Good.DayTier hours(String text) {
    return switch (plain(text)) {
      case "", "allday" -> Good.DayTier.ALL_DAY;
      case "peak" -> Good.DayTier.PEAK;
      case "offpeak" -> Good.DayTier.OFF_PEAK;
      default -> null;
    };
  }

  /// Lower case, without spaces, hyphens, underscores and slashes.
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_/-]", "");
  }
}
