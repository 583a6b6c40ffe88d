// SPDX-License-Identifier: Apache-2.0
/// The Listed family: one vote a seller, screened, weighted under caps, chained from day to day
/// under a speed limit (rules I-22 to I-31, docs/rulebook/listed.md).
///
/// A day is read in this order: {@link outcry.index.listed.DayBook} keeps its readings, {@link
/// outcry.index.listed.Collapse} makes one price a provider, the {@link
/// outcry.index.listed.ProviderScreen screens} say who may count, {@link
/// outcry.index.listed.CappedShares} how much, {@link outcry.index.listed.Chain} moves the level,
/// and {@link outcry.index.listed.ListedDay} tells it.
package outcry.index.listed;
