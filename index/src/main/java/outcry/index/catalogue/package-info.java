// SPDX-License-Identifier: Apache-2.0
/// Every index of the house under the names people ask for.
package outcry.index.catalogue;
