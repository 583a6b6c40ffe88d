// SPDX-License-Identifier: Apache-2.0

/// The web door: REST and WebSocket on the loopback address, as `docs/api.md` describes it.
///
/// Reads come from the live read model and from history, commands leave through the gateway. The
/// door checks what it can for the sake of a good message; the exchange checks everything again.
package outcry.server.door.web;
