// SPDX-License-Identifier: Apache-2.0
/// Indices made of indices, and what ties a GPU-hour to the tokens it makes: blends, the combined
/// basket, spreads and the inference margin (rules I-56 to I-58). Their inputs are the fixings of
/// their parts, nothing else.
package outcry.index.composite;
