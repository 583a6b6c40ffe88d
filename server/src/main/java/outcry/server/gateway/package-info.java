// SPDX-License-Identifier: Apache-2.0

/// The way from a door to the log and back: commands are numbered, sent, sent again when need be,
/// and answered with the events they made.
package outcry.server.gateway;
