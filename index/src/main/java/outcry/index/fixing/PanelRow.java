// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

/// One provider (or model) of a day's panel: what it said, what it counted, and why.
///
/// @param provider the legal group, or the model of a token index
/// @param tier `neocloud`, `frontier`, ...
/// @param price micro-dollars per unit; 0 when the provider had no usable price
/// @param observed newest observation behind it, seconds since 1970 UTC
/// @param records how many observations the price was collapsed from
/// @param weight share of the day's change or level, 0 to 1; the counted rows sum to 1
/// @param change what it did to the print: its limited log change since the last fixing; 0 at the
///   base
/// @param tracked the price the speed limit has let through so far, micro-dollars
/// @param screen what happened to it
/// @param carried not seen on the day, but within the staleness limit
/// @param reason one sentence for people, naming values, limits and the rule
public record PanelRow(
    String provider,
    String tier,
    long price,
    long observed,
    int records,
    double weight,
    double change,
    long tracked,
    Screen screen,
    boolean carried,
    String reason) {}
