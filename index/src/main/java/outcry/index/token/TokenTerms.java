// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import outcry.index.fixing.Grade;
import outcry.index.observation.Good.Component;
import outcry.index.observation.Tier;

/// Every coefficient of one token index (rules I-47 to I-55).
///
/// @param index `TFI`: token, frontier, input
/// @param base the level of the first day, micro-dollars; 0 for the mean of the day's prices
/// @param version `L/2` for catalogues read every day, `A/1` for the archive of dated facts
/// @param caps do the caps of rule I-48 apply? Not to an index of a single line
/// @param lines counted lines below which nothing is fixed
/// @param laboratories different laboratories below which nothing is fixed
/// @param hosts sellers an open model needs
/// @param staleDays days a price speaks without being seen again
/// @param agreement largest difference of two captures that agree, in parts per million
/// @param slip distance to a power of ten, in parts per million, that makes a move a unit slip
/// @param changeDays days in a row that confirm a change said by a single source
/// @param majorityDays days in a row that confirm a change said by most of several sources
/// @param majoritySources sources needed for a majority
/// @param peakHours hours of the day a peak price holds where a vendor has one
/// @param carryDays days in a row a value may be carried
/// @param effective effective number of lines below which the grade drops
/// @param fullLines counted lines below which the grade drops
/// @param fullLaboratories laboratories below which the grade drops
/// @param carriedShare carried part of the weight above which the grade drops; 1 in the archive,
///   whose facts are all carried
/// @param refusedShare refused part of the day's observations above which the grade drops
/// @param driftShare difference of level and mean price that counts as drift
/// @param driftDays days of drift after which the next version must set a new base
/// @param best no fixing has a better grade
public record TokenTerms(
    String index,
    long base,
    String version,
    Tier tier,
    Component component,
    boolean caps,
    int lines,
    int laboratories,
    int hosts,
    int staleDays,
    int agreement,
    int slip,
    int changeDays,
    int majorityDays,
    int majoritySources,
    int peakHours,
    int carryDays,
    double effective,
    int fullLines,
    int fullLaboratories,
    double carriedShare,
    double refusedShare,
    double driftShare,
    int driftDays,
    Grade best) {

  static TokenTerms listed(String index, Tier tier, Component component) {
    boolean open = tier == Tier.OPEN;
    return new TokenTerms(
        index,
        0,
        "L/2",
        tier,
        component,
        true,
        4,
        3,
        4,
        14,
        10_000,
        20_000,
        2,
        3,
        3,
        7,
        3,
        6,
        component == Component.CACHED ? 5 : 8,
        open ? 5 : 4,
        1.0 / 3,
        0.10,
        0.10,
        20,
        Grade.A);
  }

  /// Dated facts are few and chosen by hand: fewer lines and hosts do, and no fixing is an A.
  static TokenTerms archive(String index, long base, Tier tier, Component component) {
    boolean open = tier == Tier.OPEN;
    return new TokenTerms(
        index,
        base,
        "A/1",
        tier,
        component,
        true,
        open ? 2 : 3,
        open ? 2 : 3,
        open ? 3 : 4,
        400,
        10_000,
        20_000,
        2,
        3,
        3,
        7,
        3,
        6,
        6,
        4,
        1,
        0.10,
        0.10,
        20,
        Grade.B);
  }

  /// The same rules for one reference model instead of a basket (rule I-58).
  TokenTerms single(String name, long at) {
    return new TokenTerms(
        name,
        at,
        version,
        tier,
        component,
        false,
        1,
        1,
        hosts,
        staleDays,
        agreement,
        slip,
        changeDays,
        majorityDays,
        majoritySources,
        peakHours,
        carryDays,
        effective,
        fullLines,
        fullLaboratories,
        carriedShare,
        refusedShare,
        driftShare,
        driftDays,
        best);
  }
}
