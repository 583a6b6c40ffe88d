// SPDX-License-Identifier: Apache-2.0

/// What happened, in a database file: a follower of the recorded events writes it, doors and
/// anybody with DuckDB read it.
///
/// Nothing here is needed by the exchange. The file can be deleted while the venue is stopped; the
/// next start writes it anew from the recordings.
package outcry.server.history;
