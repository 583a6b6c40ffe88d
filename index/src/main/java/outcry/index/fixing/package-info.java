// SPDX-License-Identifier: Apache-2.0
/// The fixing: the official value of an index on a day, with everything needed to compute it again.
///
/// The road: facts -> {@link outcry.index.fixing.Panel} (who votes today) -> method -> {@link
/// outcry.index.fixing.Fixing}. {@link outcry.index.fixing.Benchmark} walks it.
package outcry.index.fixing;
