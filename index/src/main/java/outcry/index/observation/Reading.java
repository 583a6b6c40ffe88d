// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// An observation brought to the standard unit: micro-dollars for one GPU-hour or for a million
/// tokens.
///
/// @param seen the observation as the source said it
/// @param group the legal group of the provider: one group, one vote
/// @param price micro-dollars per GPU-hour or per million tokens, always positive
public record Reading(Observation seen, String group, long price) {}
