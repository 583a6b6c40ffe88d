// SPDX-License-Identifier: Apache-2.0
/// What it costs to make fixings of observations, beside the same statistic in SQL.
package outcry.bench.index;
