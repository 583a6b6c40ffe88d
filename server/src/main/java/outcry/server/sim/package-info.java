// SPDX-License-Identifier: Apache-2.0
/// A demonstration market: an operator and four participants, each a program with a key of its own
/// that reaches the exchange only through the public door.
package outcry.server.sim;
