// SPDX-License-Identifier: Apache-2.0
package outcry.index.real;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/// A line of the plain CSV contract, in a form a test can bend.
record Offer(
    String observedAt,
    String source,
    String provider,
    String tier,
    String good,
    String form,
    String memoryGb,
    String count,
    String region,
    String terms,
    String kind,
    String price,
    String currency,
    String unit,
    String quantity) {

  static final String HEADER =
      "observed_at,source,provider,tier,good,form,memory_gb,count,region,terms,kind,price,currency"
          + ",unit,quantity";

  /// `2026-07-05`.
  String date() {
    return observedAt.substring(0, 10);
  }

  Offer at(String observed) {
    return with(observed, provider, form, memoryGb, count, price);
  }

  Offer by(String seller) {
    return with(observedAt, seller, form, memoryGb, count, price);
  }

  Offer priced(String dollars) {
    return with(observedAt, provider, form, memoryGb, count, dollars);
  }

  Offer times(double factor) {
    return priced(
        new BigDecimal(price)
            .multiply(BigDecimal.valueOf(factor), MathContext.DECIMAL64)
            .stripTrailingZeros()
            .toPlainString());
  }

  Offer card(String newForm, String memory) {
    return with(observedAt, provider, newForm, memory, count, price);
  }

  Offer counted(int gpus) {
    return with(observedAt, provider, form, memoryGb, Integer.toString(gpus), price);
  }

  private Offer with(
      String observed, String seller, String newForm, String memory, String gpus, String dollars) {
    return new Offer(
        observed, source, seller, tier, good, newForm, memory, gpus, region, terms, kind, dollars,
        currency, unit, quantity);
  }

  String line() {
    return String.join(
        ",",
        observedAt,
        source,
        provider,
        tier,
        good,
        form,
        memoryGb,
        count,
        region,
        terms,
        kind,
        price,
        currency,
        unit,
        quantity);
  }

  /// A whole file.
  static String csv(List<Offer> offers) {
    return offers.stream().map(Offer::line).collect(Collectors.joining("\n", HEADER + "\n", "\n"));
  }
}
