// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import outcry.index.observation.Good;

/// Every coefficient of the Transacted method for one index (rules I-42 to I-46).
///
/// The shape is the one the regulated cryptocurrency reference rates settle on (CME CF Bitcoin
/// Reference Rate: an hour in twelve parts of five minutes, a volume-weighted median of each, their
/// equal mean), stretched to a day because a GPU-hour trades less often than a bitcoin.
///
/// @param gpu the name of the good
/// @param form the reference form; a trade that does not say one is admitted
/// @param memoryFrom GB per card, lowest that is this good
/// @param memoryTo GB per card, highest that is this good
/// @param memoryMustBeSaid whether a trade that does not say its memory is another good
/// @param floor micro-dollars; a price below is a joke or a teaser
/// @param ceiling micro-dollars
/// @param partitions equal parts of the UTC day; divides 24
/// @param needPartitions parts with a trade, at least
/// @param needTrades eligible trades, at least
/// @param needContributors different contributors, at least
/// @param smallest thousandths of a GPU-hour; a smaller trade does not count
/// @param pairCap largest share of the counted volume of one seller and one buyer
/// @param contributorCap largest share of the counted volume of one contributor
/// @param effective effective number of sellers below which the grade drops
/// @param refusedShare share of refused observations above which the grade drops
/// @param spread upper over lower quartile above which the grade drops
public record TransactedTerms(
    String gpu,
    String form,
    int memoryFrom,
    int memoryTo,
    boolean memoryMustBeSaid,
    long floor,
    long ceiling,
    int partitions,
    int needPartitions,
    int needTrades,
    int needContributors,
    long smallest,
    double pairCap,
    double contributorCap,
    double effective,
    double refusedShare,
    double spread) {

  /// Version 1, with the thresholds of rules I-42 to I-46.
  ///
  /// @param floor dollars
  /// @param ceiling dollars
  public static TransactedTerms version1(
      String gpu, int from, int to, boolean memoryMustBeSaid, double floor, double ceiling) {
    return new TransactedTerms(
        gpu,
        "SXM",
        from,
        to,
        memoryMustBeSaid,
        StrictMath.round(floor * 1e6),
        StrictMath.round(ceiling * 1e6),
        12,
        8,
        20,
        5,
        8_000,
        0.10,
        0.25,
        6,
        0.10,
        2.5);
  }

  /// Is this the good, in the form and with the memory of the index?
  boolean isReference(Good.Gpu good) {
    boolean formFits = good.form().isEmpty() || good.form().equalsIgnoreCase(form);
    boolean memoryFits =
        good.memoryGb() == 0
            ? !memoryMustBeSaid
            : good.memoryGb() >= memoryFrom && good.memoryGb() <= memoryTo;
    return formFits && memoryFits;
  }

  /// Seconds of a partition.
  long partitionSeconds() {
    return 86_400L / partitions;
  }
}
