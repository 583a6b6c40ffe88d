// SPDX-License-Identifier: Apache-2.0
/// What a method says about a day, and the fixing made of it: signed, chained by hashes, and enough
/// to compute it again.
package outcry.index.fixing;
