// SPDX-License-Identifier: Apache-2.0
/// Version 1 of the listed indices: the weighted median of dated price facts (rules I-1 to I-15).
///
/// The road: facts -> {@link outcry.index.median.Panel} (who votes today) -> method -> {@link
/// outcry.index.median.Fixing}. {@link outcry.index.median.Benchmark} walks it. Contracts listed
/// with version 1 settle on it for ever; new ones name a later version.
package outcry.index.median;
