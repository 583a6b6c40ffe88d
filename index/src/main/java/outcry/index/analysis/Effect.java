// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.time.LocalDate;

/// What an attack does, as parts of what would have been published: 0.01 is one percent.
///
/// @param attack who does what
/// @param day on which an attack of a day does the most to the print; the first of a held one
/// @param print the largest move of any day's print, with its sign
/// @param mean the move of the mean of the window's prints, with its sign, on the worst day for it
/// @param withheld days that had a fixing and lose it: silence, not a false price
/// @param days on which a false price counted, of all on which it was asked or shown
/// @param providers how many counted on that day
/// @param weight of the attackers together on that day, at most
/// @param restless an attacker's honest price was itself on the move in these days: the attack also
///   keeps an honest move out, and the print differs by both
/// @param limit what the method promises for that many providers and attackers and one day
/// @param beside what the same attack does to other estimators: on the worst day for each, or to
///   each one's mean over the window when held
public record Effect(
    Attack attack,
    LocalDate day,
    double print,
    double mean,
    int withheld,
    int days,
    int providers,
    double weight,
    boolean restless,
    double limit,
    CrossSection beside) {

  /// Two starts of one attack as one: the worst of either.
  Effect worse(Effect other) {
    var worst = Math.abs(other.print) > Math.abs(print) ? other : this;
    return new Effect(
        worst.attack,
        worst.day,
        worst.print,
        CrossSection.worse(mean, other.mean),
        Math.max(withheld, other.withheld),
        worst.days,
        worst.providers,
        worst.weight,
        worst.restless,
        worst.limit,
        beside.worse(other.beside));
  }
}
