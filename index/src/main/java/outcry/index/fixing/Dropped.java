// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

/// Single observations that did not reach their provider's price, counted by reason, with the first
/// of them as example.
///
/// @param screen why
/// @param provider whose
/// @param count how many with this reason and provider
/// @param input the first one's input
/// @param line the first one's line
/// @param reason one sentence for people about the first one
public record Dropped(
    Screen screen, String provider, int count, int input, int line, String reason) {}
