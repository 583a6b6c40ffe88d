// SPDX-License-Identifier: Apache-2.0

/// The event stream: what the exchange did, recorded before anybody may forget it, read by whoever
/// shows or stores it.
package outcry.server.feed;
