// SPDX-License-Identifier: Apache-2.0

/// What an account is told of its day: opening cash, every movement, closing cash, positions and
/// margin. Made of the exchange's events alone, whether a scenario or the history brings them.
package outcry.server.statement;
