// SPDX-License-Identifier: Apache-2.0
/// Asks sources what they charge, keeps every answer as it came, and reads observations out of it.
///
/// A source is a {@link outcry.server.collect.PriceSource}: where to ask, and how to read an
/// answer. What its owner allows is data ({@link outcry.server.collect.SourceTerms}); a source
/// whose terms forbid an index is asked only when the operator names it.
package outcry.server.collect;
