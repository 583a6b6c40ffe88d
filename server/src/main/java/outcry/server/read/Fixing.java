// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

/// The official value (micro-dollars) of an index on a day (days since 1970).
public record Fixing(String index, int date, long value) {}
