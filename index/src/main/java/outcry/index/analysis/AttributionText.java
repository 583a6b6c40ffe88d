// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A bill's change told to the person who pays it: in cents, and where the whole bill is small, in
/// micro-dollars.
public final class AttributionText {
  private static final BigDecimal SMALL = BigDecimal.valueOf(100);
  private static final int CENT = 2;

  private AttributionText() {}

  public static String of(Bill bill) {
    var exact = Attribution.of(bill);
    boolean small =
        exact.stream().allMatch(each -> each.before().max(each.after()).compareTo(SMALL) < 0);
    var changes = small ? exact : Attribution.of(bill, CENT);
    var text = new StringBuilder();
    for (var change : changes) {
      if (!text.isEmpty()) text.append('\n');
      tell(text, change);
    }
    if (changes.size() > 1) whole(text, changes);
    return text.toString();
  }

  /// Several steps as one: the parts of the steps, added up.
  private static void whole(StringBuilder text, List<Attribution> changes) {
    line(text, "");
    line(
        text,
        "%s to %s in %d steps: %s = price %s, mix %s, volume %s",
        changes.getFirst().from(),
        changes.getLast().to(),
        changes.size(),
        signed(sum(changes, Attribution::change)),
        signed(sum(changes, Attribution::price)),
        signed(sum(changes, Attribution::mix)),
        signed(sum(changes, Attribution::volume)));
  }

  private static BigDecimal sum(List<Attribution> changes, Function<Attribution, BigDecimal> part) {
    return changes.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void tell(StringBuilder text, Attribution change) {
    line(
        text,
        "%s to %s: %s to %s, %s",
        change.from(),
        change.to(),
        usd(change.before()),
        usd(change.after()),
        signed(change.change()));
    line(text, "");
    line(
        text,
        "  price   %14s  what the old purchases cost more or less now",
        signed(change.price()));
    line(text, "  mix     %14s  other goods in the same total", signed(change.mix()));
    line(
        text,
        "  volume  %14s  more or less of everything, fees and credits",
        signed(change.volume()));
    line(text, "");
    line(text, "%s", hedge(change));
    line(text, "");
    line(
        text,
        "  %-34s %12s %12s %12s %12s  %s",
        "item",
        "price then",
        "price now",
        "price",
        "mix",
        "volume");
    for (var part : change.items())
      line(
          text,
          "  %-34s %12s %12s %12s %12s  %s%s",
          part.item().text(),
          price(part.priceBefore()),
          price(part.priceAfter()),
          signed(part.price()),
          signed(part.mix()),
          signed(part.volume()),
          status(part));
  }

  private static String hedge(Attribution change) {
    if (change.price().signum() == 0)
      return "No price of a good bought in both periods has moved: no index can hedge this change"
          + " (rule I-59).";
    var words = new ArrayList<String>();
    change
        .byIndex()
        .forEach(
            (index, amount) -> {
              if (!index.equals(HedgingIndex.NONE)) words.add(signed(amount) + " by " + index);
            });
    var none = change.byIndex().get(HedgingIndex.NONE);
    var hedged =
        words.isEmpty()
            ? "Only the price part can be hedged, and no published index follows these goods."
            : "Only the price part can be hedged: " + String.join(", ", words) + ".";
    var rest =
        none == null || words.isEmpty()
            ? ""
            : " No published index follows the other " + signed(none) + ".";
    return hedged + rest + " Mix and volume are decisions of the buyer (rule I-59).";
  }

  private static String status(Attribution.Part part) {
    return switch (part.status()) {
      case MATCHED -> "";
      case NEW -> "  new: has no price part";
      case VANISHED -> "  no longer bought: has no price part";
    };
  }

  private static String price(BigDecimal price) {
    return price == null ? "-" : price.stripTrailingZeros().toPlainString();
  }

  private static String usd(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount);
  }

  private static String signed(BigDecimal amount) {
    return String.format(Locale.ROOT, "%+,." + amount.scale() + "f", amount);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
