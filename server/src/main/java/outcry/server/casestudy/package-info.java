// SPDX-License-Identifier: Apache-2.0
/// The case: an asset manager's compute bill, replayed through the price facts month by month and
/// hedged each January on the real exchange, in one process and without network.
package outcry.server.casestudy;
