// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static outcry.server.benchmark.ListedDocument.plain;
import static outcry.server.benchmark.ListedDocument.share;

import java.math.BigDecimal;
import java.util.List;
import outcry.index.observation.Dollars;
import outcry.index.transacted.TransactedTerms;
import outcry.server.benchmark.MethodDocument.Coefficient;

/// The Transacted family in words (rules I-42 to I-46).
final class TransactedDocument {
  private TransactedDocument() {}

  static MethodDocument of(TransactedTerms terms) {
    int hours = 24 / terms.partitions();
    var smallest = BigDecimal.valueOf(terms.smallest(), 3).stripTrailingZeros().toPlainString();
    return new MethodDocument(
        List.of(
            "Only executed rentals of one %s %s on demand count, by the second of their execution; prices that were asked do not (rule I-42)."
                .formatted(terms.gpu(), terms.form()),
            "A trade counts once, between two different groups, from %s GPU-hours on (rule I-43)."
                .formatted(smallest),
            "One pair of seller and buyer counts for at most %s of the volume, one contributor for at most %s (rule I-44)."
                .formatted(share(terms.pairCap()), share(terms.contributorCap())),
            "The day has %d parts of %d hours. Each that traded has a volume-weighted median, and the fixing is their equal mean (rule I-45)."
                .formatted(terms.partitions(), hours),
            "Without trades in %d parts, %d trades and %d contributors there is no value; nothing is carried from the day before (rule I-46)."
                .formatted(terms.needPartitions(), terms.needTrades(), terms.needContributors())),
        List.of(
            new Coefficient("floor", Dollars.text(terms.floor()), "I-43"),
            new Coefficient("ceiling", Dollars.text(terms.ceiling()), "I-43"),
            new Coefficient("smallest trade, GPU-hours", smallest, "I-43"),
            new Coefficient("most of the volume of a pair", share(terms.pairCap()), "I-44"),
            new Coefficient(
                "most of the volume of a contributor", share(terms.contributorCap()), "I-44"),
            new Coefficient("parts of the day", Integer.toString(terms.partitions()), "I-45"),
            new Coefficient(
                "parts that must trade", Integer.toString(terms.needPartitions()), "I-46"),
            new Coefficient("trades needed", Integer.toString(terms.needTrades()), "I-46"),
            new Coefficient(
                "contributors needed", Integer.toString(terms.needContributors()), "I-46"),
            new Coefficient(
                "grade drops below an effective number of sellers of",
                plain(terms.effective()),
                "I-46"),
            new Coefficient(
                "grade drops when refused is more than", share(terms.refusedShare()), "I-46"),
            new Coefficient(
                "grade drops when upper over lower quartile is more than",
                plain(terms.spread()),
                "I-46")));
  }
}
