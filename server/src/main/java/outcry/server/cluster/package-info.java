// SPDX-License-Identifier: Apache-2.0

/// The replicated log and the exchange that lives on it: media driver, archive, consensus and the
/// hosted exchange as one member in one process.
package outcry.server.cluster;
