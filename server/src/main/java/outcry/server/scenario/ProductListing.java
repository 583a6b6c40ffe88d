// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;
import static outcry.core.engine.CommandWriter.NO_NUMBER;

import outcry.core.engine.ProductTerms;
import outcry.wire.Matching;
import outcry.wire.PriceRule;
import outcry.wire.ProductKind;

/// The `product` command: everything a product can say about how it trades.
final class ProductListing {
  private static final int LEAST_SHARE = 2;

  private ProductListing() {}

  static Command product(Fields fields) throws LineFault {
    fields.only(
        "product",
        "kind",
        "multiplier",
        "tick",
        "margin",
        "fee",
        "feeBps",
        "matching",
        "top",
        "minAllocation",
        "fifoShare",
        "priceRule",
        "dailyLimit",
        "limitLock",
        "band",
        "pause",
        "protection",
        "positionLimit",
        "spotLimit",
        "spotDays",
        "productLimit",
        "accountability",
        "reportable",
        "settlementPrice",
        "block");
    var terms =
        ProductTerms.of(
            fields.name("product"),
            fields.word("kind", ProductKind.values()),
            fields.whole("multiplier"),
            fields.decimal("tick"));
    terms.margin(fields.decimalOr("margin", 0)).fee(fields.decimalOr("fee", 0));
    terms.feeBps(fields.decimalOr("feeBps", 0));
    allocation(fields, terms);
    terms.priceRule(fields.wordOr("priceRule", PriceRule.values(), PriceRule.RESTING));
    guards(fields, terms);
    if (fields.has("settlementPrice")) {
      settlementPrice(fields.inner("settlementPrice"), terms);
    }
    if (fields.has("block")) {
      block(fields.inner("block"), terms);
    }
    return (writer, _) -> writer.listProduct(terms);
  }

  private static void allocation(Fields fields, ProductTerms terms) throws LineFault {
    terms.matching(fields.wordOr("matching", Matching.values(), Matching.FIFO));
    terms.topMax(fields.has("top") ? lots(fields.whole("top")) : 0);
    terms.minAllocation(
        fields.has("minAllocation") ? lots(fields.whole("minAllocation")) : LEAST_SHARE);
    terms.fifoShare(fields.decimalIfAny("fifoShare"));
  }

  /// The wire carries these in 32 bits; beyond them the nearest stands, and is refused or is as
  /// good as all.
  private static int lots(long count) {
    return Math.clamp(count, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static void guards(Fields fields, ProductTerms terms) throws LineFault {
    terms.dailyLimit(fields.decimalIfAny("dailyLimit")).band(fields.decimalIfAny("band"));
    terms.protection(fields.decimalIfAny("protection"));
    holdings(fields, terms);
    if (fields.has("pause")) {
      for (var pause : fields.elements("pause")) {
        pause.only("window", "move", "for");
        terms.pause(pause.duration("window"), pause.decimal("move"), pause.duration("for"));
      }
    }
    if (fields.has("limitLock")) {
      var lock = fields.inner("limitLock");
      lock.only("widen", "margin");
      for (long step : lock.decimals("widen")) {
        terms.lockStep(step == ABSENT ? NO_NUMBER : step);
      }
      terms.lockMargin(lock.decimalIfAny("margin"));
    }
  }

  private static void holdings(Fields fields, ProductTerms terms) throws LineFault {
    terms.positionLimit(fields.countIfAny("positionLimit"));
    int spotDays = fields.has("spotDays") ? lots(fields.whole("spotDays")) : 0;
    terms.spotLimit(fields.countIfAny("spotLimit"), spotDays);
    terms.productLimit(fields.countIfAny("productLimit"));
    terms.accountability(fields.countIfAny("accountability"));
    terms.reportable(fields.countIfAny("reportable"));
  }

  private static void settlementPrice(Fields fields, ProductTerms terms) throws LineFault {
    fields.only("vwap", "minVolume");
    boolean wholeDay = "day".equals(fields.text("vwap"));
    terms.volumeWeighted(
        wholeDay ? 0 : fields.duration("vwap"),
        fields.has("minVolume") ? fields.whole("minVolume") : 1);
  }

  private static void block(Fields fields, ProductTerms terms) throws LineFault {
    fields.only("minQty", "range");
    long least = fields.whole("minQty");
    long range = fields.decimal("range");
    terms.blocks(least == 0 ? -1 : least, range == ABSENT ? NO_NUMBER : range);
  }
}
