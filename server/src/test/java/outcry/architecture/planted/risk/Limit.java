// SPDX-License-Identifier: Apache-2.0
package outcry.architecture.planted.risk;

/// What the planted book should not know.
public record Limit(long lots) {}
