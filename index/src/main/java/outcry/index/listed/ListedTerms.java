// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.util.Map;
import outcry.index.fixing.Grade;

/// Every coefficient of the Listed method for one index (rules I-22 to I-31). There is no number in
/// the method that is not here.
///
/// Ratios that decide something are whole thousandths and are compared in whole numbers, so that no
/// rounding of a machine decides who counts.
///
/// @param index `H100`
/// @param version `L/2`, `A/1`
/// @param scope the good
/// @param baseLevel micro-dollars, the level of the base day; 0 for the weighted median of that day
/// @param minimum providers needed for a base and for a change
/// @param carryDays days a provider's price stands in for a new one; 1 with a cut-off at midnight
///   is at most 48 hours
/// @param graceDays days beyond that a vanished provider is remembered; who returns within them
///   goes on from its tracked price
/// @param seasonDays days after it joined in which a provider that moves by more than `confirm` is
///   an entrant again
/// @param floor micro-dollars; a provider price below is a joke or a teaser
/// @param ceiling micro-dollars; a provider price above is a joke
/// @param factsConfirm prices are curated and sourced facts: outlier and jump need no confirmation
/// @param confirm thousandths; a price within this of the day before's is confirmed by it
/// @param outlierMads median absolute deviations from the median log price
/// @param outlierLeast log distance from the median that is never an outlier
/// @param jump thousandths; a larger move from the accepted price needs confirmation
/// @param mover thousandths; a move by which another member bears a jump out
/// @param movers how many such members are needed
/// @param swingDays a provider whose page moved further than `mover` from one look to the next on
///   `swingsMost` of so many days is unsteady
/// @param swingsMost how many such days; 0 for no such screen
/// @param capturesApart seconds between two captures of a day that confirm each other
/// @param providerCap thousandths of the whole, largest share of a provider
/// @param providerCapFew the same when fewer than `few` count
/// @param few number of providers from which the tighter cap holds
/// @param tierCap thousandths of the whole, largest share of a tier
/// @param tierLift thousandths; no provider's share is raised by the cap on tiers to more than this
///   much of what it would be without
/// @param verifiedHours GPU-hours a month by group, verified; a group not named weighs as one hour
/// @param speedLimit largest log change of a tracked price in one fixing
/// @param carryLevelDays days in a row the level is carried when too few count
/// @param best best grade of this family, `A` or `B`
/// @param effectiveLeast effective number of providers below which the grade drops
/// @param carriedParts the grade drops when more than one part in so many of the weight is carried
/// @param refusedMost thousandths of the day's observations refused above which the grade drops
/// @param dispersionMost thousandths; upper over lower quartile above which the grade drops
/// @param drift thousandths between level and cross-sectional median that count as drift
/// @param driftDays days of drift in a row after which the next version must re-base; 0 for no such
///   guard
public record ListedTerms(
    String index,
    String version,
    GpuScope scope,
    long baseLevel,
    int minimum,
    int carryDays,
    int graceDays,
    int seasonDays,
    long floor,
    long ceiling,
    boolean factsConfirm,
    int confirm,
    int outlierMads,
    double outlierLeast,
    int jump,
    int mover,
    int movers,
    int swingDays,
    int swingsMost,
    int capturesApart,
    int providerCap,
    int providerCapFew,
    int few,
    int tierCap,
    int tierLift,
    Map<String, Long> verifiedHours,
    double speedLimit,
    int carryLevelDays,
    Grade best,
    int effectiveLeast,
    int carriedParts,
    int refusedMost,
    int dispersionMost,
    int drift,
    int driftDays) {

  public ListedTerms {
    verifiedHours = Map.copyOf(verifiedHours);
  }

  /// Version 2: posted prices and firm offers of the day.
  static ListedTerms listed(GpuScope scope, long floor, long ceiling) {
    return new ListedTerms(
        scope.gpu(),
        "L/2",
        scope,
        0,
        4,
        1,
        14,
        14,
        floor,
        ceiling,
        false,
        50,
        4,
        0.10,
        250,
        100,
        2,
        14,
        3,
        3_600,
        150,
        200,
        10,
        350,
        1_500,
        Map.of(),
        0.05,
        3,
        Grade.A,
        6,
        3,
        100,
        2_500,
        100,
        20);
  }

  /// The same engine over dated facts that may be months apart (rule I-31). Level and cross-section
  /// of a thin year are different things, so the drift guard is off.
  static ListedTerms archive(long baseLevel, ListedTerms listed) {
    return new ListedTerms(
        listed.index,
        "A/1",
        listed.scope,
        baseLevel,
        3,
        250,
        listed.graceDays,
        0,
        listed.floor,
        listed.ceiling,
        true,
        listed.confirm,
        listed.outlierMads,
        listed.outlierLeast,
        listed.jump,
        listed.mover,
        listed.movers,
        listed.swingDays,
        0,
        listed.capturesApart,
        listed.providerCap,
        listed.providerCapFew,
        listed.few,
        listed.tierCap,
        listed.tierLift,
        listed.verifiedHours,
        listed.speedLimit,
        listed.carryLevelDays,
        Grade.B,
        listed.effectiveLeast,
        listed.carriedParts,
        listed.refusedMost,
        listed.dispersionMost,
        listed.drift,
        0);
  }

  /// Thousandths of the whole one provider may have when `counted` count.
  int cap(int counted) {
    return counted < few ? providerCapFew : providerCap;
  }
}
