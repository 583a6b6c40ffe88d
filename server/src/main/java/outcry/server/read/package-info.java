// SPDX-License-Identifier: Apache-2.0

/// The live read model: the exchange as this process knows it, in memory, one command after the
/// other. Doors and pages read from here and never from the engine.
package outcry.server.read;
