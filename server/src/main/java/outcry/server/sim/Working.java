// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

/// An open order of one's own: `left` lots of it still rest, `filled` have traded.
record Working(String id, String contract, boolean buy, long price, long left, long filled) {}
