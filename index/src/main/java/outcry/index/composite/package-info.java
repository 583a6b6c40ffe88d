// SPDX-License-Identifier: Apache-2.0
/// Indices made of indices, and what ties a GPU-hour to the tokens it makes.
package outcry.index.composite;
